package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.ApiRequest;
import com.anycompany.ordergateway.api.ApiResponse;
import com.anycompany.ordergateway.api.Problem;
import com.anycompany.ordergateway.api.Problems;
import com.anycompany.ordergateway.api.RequestHandler;
import com.anycompany.ordergateway.api.RequestIds;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Each request of the wire handed on whole, and its answer written at once, with its length. */
final class Exchanges {
    private final RequestHandler handler;
    private final RequestIds requestIds;

    Exchanges(RequestHandler handler, RequestIds requestIds) {
        this.handler = handler;
        this.requestIds = requestIds;
    }

    /** Answers {@code request} once its body is there; done when the answer is on the wire. */
    Future<Void> answer(HttpServerRequest request) {
        return request.body()
                .compose(body -> handler.handle(read(request, body)))
                .compose(answer -> write(request.response(), answer));
    }

    /** Answers what Vert.x could not decode. */
    Future<Void> refuse(HttpServerRequest request) {
        request.response().putHeader("Connection", "close");
        return write(request.response(), Problems.answer(Problem.BAD_REQUEST, requestIds.draw()));
    }

    /** The target is split here, as it was sent: Vert.x would take {@code //a/b} for a host and a path. */
    private static ApiRequest read(HttpServerRequest request, Buffer body) {
        var target = request.uri();
        var mark = target.indexOf('?');
        return new ApiRequest(
                request.method().name(),
                mark < 0 ? target : target.substring(0, mark),
                mark < 0 ? "" : target.substring(mark + 1),
                request.headers()::getAll,
                body.getBytes());
    }

    private static Future<Void> write(HttpServerResponse response, ApiResponse answer) {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        return response.end(Buffer.buffer(answer.body()));
    }
}
