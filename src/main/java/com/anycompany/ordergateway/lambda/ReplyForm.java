package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.api.ApiResponse;
import com.anycompany.ordergateway.json.Json;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;

/** The document in which an answer goes back to whoever sent the event. */
enum ReplyForm {
    HTTP_API,
    REST_API,
    /** Wants a line for the status, and headers in the same form as it sent them. */
    BALANCER,
    BALANCER_WITH_SEVERAL_VALUES;

    /** As HTTP names them; a balancer needs a reason but sends none over HTTP/2. */
    private static final Map<Integer, String> REASONS = Map.ofEntries(
            Map.entry(200, "OK"),
            Map.entry(207, "Multi-Status"),
            Map.entry(304, "Not Modified"),
            Map.entry(400, "Bad Request"),
            Map.entry(401, "Unauthorized"),
            Map.entry(403, "Forbidden"),
            Map.entry(404, "Not Found"),
            Map.entry(405, "Method Not Allowed"),
            Map.entry(406, "Not Acceptable"),
            Map.entry(408, "Request Timeout"),
            Map.entry(409, "Conflict"),
            Map.entry(412, "Precondition Failed"),
            Map.entry(413, "Content Too Large"),
            Map.entry(414, "URI Too Long"),
            Map.entry(415, "Unsupported Media Type"),
            Map.entry(422, "Unprocessable Content"),
            Map.entry(428, "Precondition Required"),
            Map.entry(429, "Too Many Requests"),
            Map.entry(431, "Request Header Fields Too Large"),
            Map.entry(500, "Internal Server Error"),
            Map.entry(503, "Service Unavailable"));

    /** The document of {@code answer}. */
    byte[] document(ApiResponse answer) {
        return Json.bytes(json -> {
            json.writeStartObject();
            json.writeNumberField("statusCode", answer.status());
            switch (this) {
                case HTTP_API, REST_API -> writeHeaders(json, answer);
                case BALANCER -> {
                    writeStatusLine(json, answer.status());
                    writeHeaders(json, answer);
                }
                case BALANCER_WITH_SEVERAL_VALUES -> {
                    writeStatusLine(json, answer.status());
                    writeLists(json, answer);
                }
            }
            writeBody(json, answer.body());
            json.writeEndObject();
        });
    }

    private static void writeStatusLine(JsonGenerator json, int status) throws IOException {
        json.writeStringField("statusDescription", status + " " + REASONS.getOrDefault(status, "Unknown"));
    }

    private static void writeHeaders(JsonGenerator json, ApiResponse answer) throws IOException {
        json.writeObjectFieldStart("headers");
        for (var header : answer.headers().entrySet()) {
            json.writeStringField(header.getKey(), header.getValue());
        }
        json.writeEndObject();
    }

    private static void writeLists(JsonGenerator json, ApiResponse answer) throws IOException {
        json.writeObjectFieldStart("multiValueHeaders");
        for (var header : answer.headers().entrySet()) {
            json.writeArrayFieldStart(header.getKey());
            json.writeString(header.getValue());
            json.writeEndArray();
        }
        json.writeEndObject();
    }

    /** Text goes as it is; what is no text, in base64. */
    private static void writeBody(JsonGenerator json, byte[] body) throws IOException {
        var text = text(body);
        json.writeStringField("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
        json.writeBooleanField("isBase64Encoded", text.isEmpty());
    }

    private static Optional<String> text(byte[] body) {
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(body))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}
