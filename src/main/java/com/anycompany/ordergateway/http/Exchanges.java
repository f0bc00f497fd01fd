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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Each request of the wire handed on whole, and its answer written at once, with its length. */
final class Exchanges {
    private static final Logger LOG = LoggerFactory.getLogger(Exchanges.class);

    private final RequestHandler handler;
    private final RequestIds requestIds;

    Exchanges(RequestHandler handler, RequestIds requestIds) {
        this.handler = handler;
        this.requestIds = requestIds;
    }

    /** Answers {@code request} once its body is there; done when the answer is on the wire, or nobody waits for it. */
    Future<Void> answer(HttpServerRequest request) {
        var guard = RequestGuard.of(Channels.of(request.connection()));
        return request.body()
                .compose(body -> handle(request, body))
                .compose(answer -> write(request.response(), answer, guard.answersLast()))
                .andThen(done -> guard.answered());
    }

    /** Answers what Vert.x could not decode, though the guard let it pass. */
    void refuse(HttpServerRequest request) {
        RequestGuard.of(Channels.of(request.connection())).refuse(Problem.BAD_REQUEST);
    }

    /** Answers where Vert.x itself failed. */
    void fail(HttpServerRequest request, Throwable bug) {
        LOG.atError().setCause(bug).log("request failed on a bug");
        RequestGuard.of(Channels.of(request.connection())).refuse(Problem.INTERNAL_ERROR);
    }

    private Future<ApiResponse> handle(HttpServerRequest request, Buffer body) {
        return Future.succeededFuture(read(request, body))
                .compose(handler::handle)
                .recover(bug -> Future.succeededFuture(failed(bug)));
    }

    private ApiResponse failed(Throwable bug) {
        var requestId = requestIds.draw();
        LOG.atError().setCause(bug).addKeyValue("request_id", requestId).log("request failed on a bug");
        return Problems.answer(Problem.INTERNAL_ERROR, requestId);
    }

    /** The target is split here, as it was sent: Vert.x would normalise it. */
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

    private static Future<Void> write(HttpServerResponse response, ApiResponse answer, boolean last) {
        response.setStatusCode(answer.status());
        answer.headers().forEach(response::putHeader);
        if (last) {
            response.headersEndHandler(v -> response.putHeader("Connection", "close"));
        }
        return response.end(Buffer.buffer(answer.body()));
    }
}
