package com.anycompany.ordergateway.simulation;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** How often each thing happened. Those that were announced are shown even if they never did. */
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();

    /** Shows {@code what} even if it never happens. */
    void expect(String what) {
        counts.merge(what, 0L, Long::sum);
    }

    void count(String what) {
        counts.merge(what, 1L, Long::sum);
    }

    long of(String what) {
        return counts.getOrDefault(what, 0L);
    }

    void add(Tally other) {
        other.counts.forEach((what, count) -> counts.merge(what, count, Long::sum));
    }

    /** What was announced and never happened. */
    Collection<String> never() {
        return counts.entrySet().stream()
                .filter(count -> count.getValue() == 0)
                .map(Map.Entry::getKey)
                .toList();
    }

    @Override
    public String toString() {
        return counts.entrySet().stream()
                .map(count -> "%,12d  %s".formatted(count.getValue(), count.getKey()))
                .collect(Collectors.joining("\n"));
    }
}
