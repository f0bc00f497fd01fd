package com.anycompany.ordergateway.rehearsal;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.net.URI;
import java.util.Collections;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * An AWS on the loopback interface that takes whatever it is given and keeps nothing: enough for the SDK to go through all
 * that it does with a real answer.
 *
 * <p>Source: the service models of DynamoDB, SNS, SQS and SES v2, as far as the gateway's way of an order needs them.
 */
public final class StandIn {
    private static final String ADDRESS = "127.0.0.1";
    private static final Pattern ENTRY = Pattern.compile("\\.Id=");

    private final HttpServer server;

    private StandIn(HttpServer server) {
        this.server = server;
    }

    /** Listens on any free port. Fails with {@link java.io.IOException} where there is none. */
    public static Future<StandIn> open(Vertx vertx) {
        return vertx.createHttpServer(new HttpServerOptions().setHost(ADDRESS).setPort(0))
                .requestHandler(StandIn::answer)
                .listen()
                .map(StandIn::new);
    }

    /** Where every service of it is. */
    public URI endpoint() {
        return URI.create("http://" + ADDRESS + ":" + server.actualPort());
    }

    /** Listens no more. */
    public Future<Void> close() {
        return server.close();
    }

    private static void answer(HttpServerRequest request) {
        var target = Optional.ofNullable(request.getHeader("X-Amz-Target"));
        request.body().onSuccess(body -> {
            var json = target.map(name -> json(name.substring(name.indexOf('.') + 1), body))
                    .or(() -> request.path().startsWith("/v2/")
                            ? Optional.of(new JsonObject().put("MessageId", "m"))
                            : Optional.empty());
            request.response()
                    .putHeader("Content-Type", json.isPresent() ? "application/x-amz-json-1.0" : "text/xml")
                    .end(json.map(JsonObject::toBuffer).orElseGet(() -> xml(body.toString())));
        });
    }

    private static JsonObject json(String operation, Buffer body) {
        return switch (operation) {
            case "BatchExecuteStatement" -> {
                var statements = new JsonObject(body).getJsonArray("Statements").size();
                yield new JsonObject()
                        .put("Responses", new JsonArray(Collections.nCopies(statements, new JsonObject())));
            }
            case "SendMessage" -> QueueAnswers.one(new JsonObject(body));
            case "SendMessageBatch" -> QueueAnswers.batch(new JsonObject(body));
            default -> new JsonObject();
        };
    }

    private static Buffer xml(String form) {
        var entries = (int) ENTRY.matcher(form).results().count();
        var operation = entries == 0 ? "Publish" : "PublishBatch";
        var result = entries == 0
                ? "<MessageId>m</MessageId>"
                : IntStream.range(0, entries)
                        .mapToObj(id -> "<member><Id>" + id + "</Id><MessageId>m</MessageId></member>")
                        .collect(Collectors.joining("", "<Successful>", "</Successful>"));
        return Buffer.buffer("<%1$sResponse><%1$sResult>%2$s</%1$sResult></%1$sResponse>".formatted(operation, result));
    }
}
