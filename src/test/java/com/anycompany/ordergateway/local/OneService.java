package com.anycompany.ordergateway.local;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import java.net.URI;
import java.util.Objects;

/** One stand-in on a free port of this machine, for a real client to talk to. */
final class OneService implements AutoCloseable {
    private final Vertx vertx = Vertx.vertx();
    private final HttpServer server;

    OneService(AwsService service) {
        server = joined(vertx.createHttpServer()
                .requestHandler(request -> request.body()
                        .compose(body -> service.call(callOf(request, body)))
                        .onSuccess(reply -> answer(request, reply))
                        .onFailure(bug -> request.response().setStatusCode(500).end(bug.toString())))
                .listen(0, "127.0.0.1"));
    }

    URI uri() {
        return URI.create("http://127.0.0.1:" + server.actualPort());
    }

    @Override
    public void close() {
        joined(vertx.close());
    }

    private static AwsCall callOf(HttpServerRequest request, Buffer body) {
        return new AwsCall(
                request.method().name(),
                request.path(),
                Objects.requireNonNullElse(request.query(), ""),
                request.headers(),
                body);
    }

    private static void answer(HttpServerRequest request, AwsReply reply) {
        request.response().headers().addAll(reply.headers());
        request.response().setStatusCode(reply.status()).end(reply.body());
    }

    private static <T> T joined(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
