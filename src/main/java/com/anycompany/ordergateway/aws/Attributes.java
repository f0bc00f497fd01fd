package com.anycompany.ordergateway.aws;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the attributes of an item, or of a map inside it, by name; says which one it misses. */
record Attributes(Map<String, AttributeValue> values) {
    boolean has(String name) {
        return values.containsKey(name);
    }

    String text(String name) {
        return required(name).s();
    }

    long number(String name) {
        return Long.parseLong(required(name).n());
    }

    BigDecimal decimal(String name) {
        return new BigDecimal(required(name).n());
    }

    Instant instant(String name) {
        return Instant.ofEpochMilli(number(name));
    }

    /** The set of texts of that name; empty where there is none, since DynamoDB has no empty sets. */
    Set<String> set(String name) {
        return has(name) ? Set.copyOf(required(name).ss()) : Set.of();
    }

    /** The map of that name; an absent one is an empty one. */
    Attributes map(String name) {
        return new Attributes(has(name) ? required(name).m() : Map.of());
    }

    List<Attributes> list(String name) {
        return required(name).l().stream()
                .map(element -> new Attributes(element.m()))
                .toList();
    }

    /** All attributes as texts. */
    Map<String, String> texts() {
        var texts = new HashMap<String, String>();
        values.forEach((name, value) -> texts.put(name, value.s()));
        return texts;
    }

    private AttributeValue required(String name) {
        var value = values.get(name);
        if (value == null) {
            throw new IllegalStateException("attribute: " + name + " is missing (expected: written by the gateway)");
        }
        return value;
    }
}
