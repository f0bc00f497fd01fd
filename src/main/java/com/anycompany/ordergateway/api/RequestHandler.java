package com.anycompany.ordergateway.api;

import io.vertx.core.Future;

/** What an entrance hands its requests to. The future never fails: whatever is asked, there is an answer. */
@FunctionalInterface
public interface RequestHandler {
    /** Answers one request. */
    Future<ApiResponse> handle(ApiRequest request);
}
