package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.ApiRequest;
import com.anycompany.ordergateway.api.ApiResponse;
import com.anycompany.ordergateway.api.RequestHandler;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Answers each request with what it saw of it, at once or when it is released. */
final class ScriptedHandler implements RequestHandler {
    final Queue<ApiRequest> seen = new ConcurrentLinkedQueue<>();

    private final Promise<Void> release = Promise.promise();
    private final CountDownLatch arrival = new CountDownLatch(1);
    private volatile boolean holding;

    /** From now on requests wait for {@link #release()}. */
    void hold() {
        holding = true;
    }

    void release() {
        release.complete();
    }

    /** Waits until the first request is there. */
    void awaitArrival() throws InterruptedException {
        if (!arrival.await(20, TimeUnit.SECONDS)) {
            throw new AssertionError("no request arrived");
        }
    }

    @Override
    public Future<ApiResponse> handle(ApiRequest request) {
        seen.add(request);
        arrival.countDown();
        if (request.path().equals("/bug")) {
            throw new IllegalStateException("scripted");
        }
        return holding ? release.future().map(v -> echo(request)) : Future.succeededFuture(echo(request));
    }

    private static ApiResponse echo(ApiRequest request) {
        if (request.path().equals("/unchanged")) {
            return ApiResponse.empty(304).with("ETag", "\"1\"");
        }
        var text = request.method() + " " + request.path() + " [" + request.query() + "] "
                + new String(request.body(), StandardCharsets.UTF_8);
        return ApiResponse.of(200, "text/plain", text.getBytes(StandardCharsets.UTF_8));
    }
}
