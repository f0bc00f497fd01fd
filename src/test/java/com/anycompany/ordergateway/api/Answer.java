package com.anycompany.ordergateway.api;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/** An answer as a test reads it. */
record Answer(ApiResponse response) {
    int status() {
        return response.status();
    }

    Optional<String> header(String name) {
        return Optional.ofNullable(response.headers().get(name));
    }

    String text() {
        return new String(response.body(), StandardCharsets.UTF_8);
    }

    JsonObject json() {
        return new JsonObject(Buffer.buffer(response.body()));
    }

    /** The status and the code of a problem: {@code 422 invalid-order}. */
    String problem() {
        return status() + " " + json().getString("code");
    }

    /** Place and code of everything wrong with a document, in the order of the answer: {@code /price out-of-range}. */
    List<String> errors() {
        return json().getJsonArray("errors").stream()
                .map(JsonObject.class::cast)
                .map(error -> error.getString("pointer") + " " + error.getString("code"))
                .toList();
    }
}
