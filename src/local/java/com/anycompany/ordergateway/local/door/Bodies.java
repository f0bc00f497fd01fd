package com.anycompany.ordergateway.local.door;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;

/** Reads bodies of up to 16 MiB, the most that DynamoDB takes in one call; fails with {@link TooLarge} beyond. */
final class Bodies {
    private static final int MOST = 16 * 1024 * 1024;

    private Bodies() {}

    static Future<Buffer> read(HttpServerRequest request) {
        var promise = Promise.<Buffer>promise();
        var body = Buffer.buffer();
        request.exceptionHandler(promise::tryFail);
        request.endHandler(unused -> promise.tryComplete(body));
        request.handler(part -> {
            if (body.length() + part.length() > MOST) {
                request.handler(null).pause();
                promise.tryFail(new TooLarge());
            } else {
                body.appendBuffer(part);
            }
        });
        return promise.future();
    }

    /** More than we keep in memory for one call. */
    static final class TooLarge extends RuntimeException {
        TooLarge() {
            super("a body of over " + MOST + " bytes", null, false, false);
        }
    }
}
