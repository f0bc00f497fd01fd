package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.time.Deadline;

/**
 * One request on its way to its handler.
 *
 * @param requestId the caller's {@code X-Request-Id} if it is a plain one, else ours
 * @param parameter what stands in the place of the path's parameter
 * @param deadline when nobody waits for the answer any more
 */
record Exchange(ApiRequest request, String requestId, Caller caller, String parameter, Deadline deadline) {}
