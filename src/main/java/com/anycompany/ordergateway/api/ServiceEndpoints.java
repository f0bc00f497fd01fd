package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.json.Json;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Objects;

/** What describes the service itself: health, the contract, and the pages that problems point to. */
final class ServiceEndpoints {
    private static final String HTML = "text/html; charset=utf-8";
    private static final String YAML = "application/yaml";

    private final Health health;
    private final byte[] openapi = resource("/openapi.yaml");

    ServiceEndpoints(Health health) {
        this.health = health;
    }

    List<Endpoint> rows() {
        return List.of(
                new Endpoint("GET", "/health/live", ApiResponse.JSON, exchange -> status(200, "up")),
                new Endpoint("GET", "/health/ready", ApiResponse.JSON, exchange -> ready()),
                new Endpoint("GET", "/openapi.yaml", YAML, exchange -> answer(200, YAML, openapi)),
                new Endpoint("GET", "/docs", HTML, exchange -> answer(200, HTML, Pages.docs())),
                new Endpoint("GET", Problems.PAGES + "{id}", HTML, this::problem));
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
