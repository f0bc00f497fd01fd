package com.anycompany.ordergateway.bench;

import com.anycompany.ordergateway.bench.Heard.Of;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What somebody outside the stub's process may ask it, below {@code /_stub/}.
 *
 * <ul>
 *   <li>{@code PUT latencies?store=4&topic=12&queue=8&jitter=0} sets those that are named, in milliseconds;
 *   <li>{@code POST acknowledged}, ids of orders, one a line, says which orders were answered 200;
 *   <li>{@code GET heard} counts who heard of how many orders, and of how many acknowledged ones not; and calls so far.
 * </ul>
 */
final class StubControl {
    /** The path of all that is not AWS. */
    static final String PATH = "/_stub/";

    private static final int LONGEST_LATENCY = 600_000;

    private final StubAws stub;
    private final Heard heard;

    StubControl(StubAws stub, Heard heard) {
        this.stub = stub;
        this.heard = heard;
    }

    void answer(HttpServerRequest request, Buffer body) {
        var asked = request.method() + " " + request.path().substring(PATH.length());
        var response = request.response().putHeader("Content-Type", "application/json");
        try {
            response.end(answer(asked, request, body).encode() + "\n");
        } catch (IllegalArgumentException e) {
            response.setStatusCode(400)
                    .end(new JsonObject().put("error", e.getMessage()).encode() + "\n");
        }
    }

    private JsonObject answer(String asked, HttpServerRequest request, Buffer body) {
        return switch (asked) {
            case "PUT latencies" -> latencies(request);
            case "POST acknowledged" -> acknowledged(body);
            case "GET heard" -> heard();
            default ->
                throw new IllegalArgumentException(
                        asked + " (expected: PUT latencies, POST acknowledged or GET heard)");
        };
    }

    private JsonObject latencies(HttpServerRequest request) {
        var now = stub.latencies();
        var next = new Latencies(
                milliseconds(request, "store", now.store()),
                milliseconds(request, "topic", now.topic()),
                milliseconds(request, "queue", now.queue()),
                milliseconds(request, "jitter", now.jitter()));
        stub.latencies(next);
        return JsonObject.of(
                "store", next.store(), "topic", next.topic(), "queue", next.queue(), "jitter", next.jitter());
    }

    private static int milliseconds(HttpServerRequest request, String name, int otherwise) {
        var set = Optional.ofNullable(request.getParam(name));
        var value = set.map(text -> number(name, text)).orElse(otherwise);
        if (value < 0 || value > LONGEST_LATENCY) {
            throw new IllegalArgumentException(name + ": " + value + " (expected: 0.." + LONGEST_LATENCY + ")");
        }
        return value;
    }

    private static int number(String name, String text) {
        try {
            return Integer.parseInt(text);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(name + ": " + text + " (expected: milliseconds)", e);
        }
    }

    private JsonObject acknowledged(Buffer body) {
        body.toString(StandardCharsets.US_ASCII)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> heard.note(Of.ACKNOWLEDGED, order(line.strip())));
        return heard();
    }

    private static int order(String id) {
        return Heard.number(id)
                .orElseThrow(() -> new IllegalArgumentException(id + " (expected: " + Heard.ID + "<number>)"));
    }

    private JsonObject heard() {
        var counts = new JsonObject();
        var missing = new JsonObject();
        Stream.of(Of.values()).forEach(what -> counts.put(name(what), heard.count(what)));
        Stream.of(Of.values())
                .filter(what -> what != Of.ACKNOWLEDGED)
                .forEach(what -> missing.put(name(what), heard.missing(what)));
        var calls = new JsonObject();
        stub.calls().forEach(calls::put);
        return JsonObject.of("heard", counts, "missing", missing, "calls", calls);
    }

    private static String name(Of what) {
        return what.name().toLowerCase(Locale.ROOT);
    }
}
