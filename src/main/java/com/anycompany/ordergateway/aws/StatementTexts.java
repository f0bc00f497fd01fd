package com.anycompany.ordergateway.aws;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * The texts of statements, each made once: they differ in nothing but the names of the attributes, of which there are few
 * sets. Safe for several threads.
 */
final class StatementTexts {
    private final Map<List<String>, String> texts = new ConcurrentHashMap<>();
    private final Function<List<String>, String> text;

    StatementTexts(Function<List<String>, String> text) {
        this.text = text;
    }

    /** The text for attributes of these {@code names}, in their order. */
    String of(Set<String> names) {
        return texts.computeIfAbsent(List.copyOf(names), text);
    }
}
