package com.anycompany.ordergateway.order;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** One thing to tell one sink about one order: {@code event:placed}. */
public record OutboxEntry(Sink sink, Occasion occasion) implements Comparable<OutboxEntry> {
    private static final Map<String, OutboxEntry> BY_NAME = Arrays.stream(Sink.values())
            .flatMap(sink -> Arrays.stream(Occasion.values()).map(occasion -> new OutboxEntry(sink, occasion)))
            .collect(Collectors.toUnmodifiableMap(OutboxEntry::name, Function.identity()));

    private static final Comparator<OutboxEntry> ORDER =
            Comparator.comparing(OutboxEntry::sink).thenComparing(OutboxEntry::occasion);

    /** The entry of that name. Fails with {@link IllegalArgumentException} on any other text. */
    public static OutboxEntry of(String name) {
        var entry = BY_NAME.get(name);
        if (entry == null) {
            throw new IllegalArgumentException(
                    "outbox entry: " + name + " (expected: one of " + BY_NAME.keySet() + ")");
        }
        return entry;
    }

    /** As it stands in the table. */
    public String name() {
        return sink.label() + ":" + occasion.label();
    }

    /** The names of {@code entries}, in their order, for a person to read. */
    public static String names(Collection<OutboxEntry> entries) {
        return entries.stream().sorted().map(OutboxEntry::name).collect(Collectors.joining(", "));
    }

    /** The stable id by which a receiver tells a repeat: {@code {order_id}/{entry}}. */
    public String eventId(OrderId orderId) {
        return orderId + "/" + name();
    }

    @Override
    public int compareTo(OutboxEntry other) {
        return ORDER.compare(this, other);
    }
}
