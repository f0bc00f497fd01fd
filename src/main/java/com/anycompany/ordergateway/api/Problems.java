package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.intake.Violation;
import com.anycompany.ordergateway.json.Json;
import com.anycompany.ordergateway.order.OrderId;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.List;

/** Answers that say what is wrong, as {@code application/problem+json} (RFC 9457). */
public final class Problems {
    static final String PAGES = "/problems/";

    private Problems() {}

    /** The plain answer for {@code problem}, with the id that its request has here. */
    public static ApiResponse answer(Problem problem, String requestId) {
        return answer(problem, requestId, json -> {});
    }

    static ApiResponse invalid(List<Violation> violations, String requestId) {
        return answer(Problem.INVALID_ORDER, requestId, json -> {
            json.writeArrayFieldStart("errors");
            for (var violation : violations) {
                json.writeStartObject();
                json.writeStringField("pointer", violation.pointer());
                json.writeStringField("code", violation.code().label());
                json.writeStringField("detail", violation.detail());
                json.writeEndObject();
            }
            json.writeEndArray();
        });
    }

    static ApiResponse notStored(String requestId) {
        return answer(Problem.STORAGE_UNAVAILABLE, requestId, json -> json.writeStringField("outcome", "not-stored"));
    }

    static ApiResponse outcomeUnknown(OrderId id, String requestId) {
        return answer(Problem.OUTCOME_UNKNOWN, requestId, json -> {
            json.writeStringField("outcome", "unknown");
            json.writeStringField("order_id", id.value());
        });
    }

    private static ApiResponse answer(Problem problem, String requestId, Json.Document more) {
        var response = ApiResponse.of(problem.status(), ApiResponse.PROBLEM, Json.bytes(json -> {
            json.writeStartObject();
            writeCommon(json, problem, requestId);
            more.writeTo(json);
            json.writeEndObject();
        }));
        return response.with("X-Request-Id", requestId).with("Cache-Control", "no-store");
    }

    private static void writeCommon(JsonGenerator json, Problem problem, String requestId) throws IOException {
        json.writeStringField("type", problem.page());
        json.writeStringField("title", problem.title());
        json.writeNumberField("status", problem.status());
        json.writeStringField("detail", problem.title());
        json.writeStringField("code", problem.code());
        json.writeStringField("request_id", requestId);
        json.writeBooleanField("retryable", problem.retryable());
    }
}
