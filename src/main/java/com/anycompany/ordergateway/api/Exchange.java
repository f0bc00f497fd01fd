package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.order.Caller;

/**
 * One request on its way to its handler.
 *
 * @param requestId the caller's {@code X-Request-Id} if it is a plain one, else ours
 * @param parameter what stands in the place of the path's parameter
 */
record Exchange(ApiRequest request, String requestId, Caller caller, String parameter) {}
