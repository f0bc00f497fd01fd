package com.anycompany.ordergateway.api;

import io.vertx.core.Future;
import java.time.Duration;

/** What an entrance hands its requests to. The future never fails: whatever is asked, there is an answer. */
@FunctionalInterface
public interface RequestHandler {
    /** Answers one request. */
    Future<ApiResponse> handle(ApiRequest request);

    /** Answers one request of a caller that waits for {@code left} at most, where that is less than usual. */
    default Future<ApiResponse> handle(ApiRequest request, Duration left) {
        return handle(request);
    }
}
