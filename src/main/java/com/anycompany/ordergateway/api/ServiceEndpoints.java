package com.anycompany.ordergateway.api;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.anycompany.ordergateway.json.Json;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** What describes the service itself: health, the contract, and the pages that problems point to. */
final class ServiceEndpoints {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String YAML = "application/yaml";

    private static final String PROMETHEUS = "text/plain; version=0.0.4; charset=utf-8";

    private final Health health;
    private final RequestMeters meters;
    private final byte[] openapi = resource("/openapi.yaml");

    ServiceEndpoints(Health health, RequestMeters meters) {
        this.health = health;
        this.meters = meters;
    }

    List<Endpoint> rows() {
        var always = List.of(
                new Endpoint("GET", "/health/live", ApiResponse.JSON, exchange -> status(200, "up")),
                new Endpoint("GET", "/health/ready", ApiResponse.JSON, exchange -> ready()),
                new Endpoint("GET", "/openapi.yaml", YAML, exchange -> answer(200, YAML, openapi)),
                new Endpoint("GET", "/docs", HTML, exchange -> answer(200, HTML, Pages.docs())),
                new Endpoint("GET", Problems.PAGES + "{id}", HTML, this::problem));
        return Stream.concat(always.stream(), meters.page().map(ServiceEndpoints::metrics).stream())
                .toList();
    }

    private static Endpoint metrics(Supplier<String> page) {
        return new Endpoint(
                "GET",
                "/metrics",
                PROMETHEUS,
                exchange -> answer(200, PROMETHEUS, page.get().getBytes(UTF_8)));
    }

    /** Running code is what answers this: a loop that is stuck does not. */
    private static Future<ApiResponse> status(int status, String word) {
        return answer(status, ApiResponse.JSON, Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("status", word);
            json.writeEndObject();
        }));
    }

    private Future<ApiResponse> ready() {
        if (!health.ready()) {
            return status(503, "draining");
        }
        var troubles = health.troubles();
        return answer(200, ApiResponse.JSON, Json.bytes(json -> {
            json.writeStartObject();
            json.writeStringField("status", troubles.isEmpty() ? "up" : "degraded");
            json.writeObjectFieldStart("troubles");
            for (var trouble : troubles.entrySet()) {
                json.writeStringField(trouble.getKey(), trouble.getValue());
            }
            json.writeEndObject();
            json.writeEndObject();
        }));
    }

    private Future<ApiResponse> problem(Exchange exchange) {
        return Problem.of(exchange.parameter())
                .map(problem -> answer(200, HTML, Pages.problem(problem)))
                .orElseGet(() -> Future.succeededFuture(Problems.answer(Problem.NOT_FOUND, exchange.requestId())));
    }

    private static Future<ApiResponse> answer(int status, String contentType, byte[] body) {
        return Future.succeededFuture(ApiResponse.of(status, contentType, body));
    }

    private static byte[] resource(String name) {
        try (var stream = ServiceEndpoints.class.getResourceAsStream(name)) {
            return Objects.requireNonNull(stream, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
