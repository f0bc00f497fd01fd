package com.anycompany.ordergateway.local.sqs;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** One message to send. */
record Entry(String id, String body, List<Attribute> attributes) {
    Entry {
        attributes = List.copyOf(attributes);
    }

    /** In bytes, with the attributes. Source: "Amazon SQS message metadata", message attribute components. */
    long size() {
        return bytes(body) + attributes.stream().mapToLong(Attribute::size).sum();
    }

    Map<String, String> attributeTexts() {
        return attributes.stream().collect(Collectors.toMap(Attribute::name, Attribute::value, (one, same) -> same));
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    /** @param value its text, or a binary one in Base64 */
    record Attribute(String name, String type, String value) {
        private long size() {
            return bytes(name) + bytes(type) + bytes(value);
        }
    }
}
