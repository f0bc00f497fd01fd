package com.anycompany.ordergateway.order;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An accepted order, as it was written at birth; nothing in it ever changes.
 *
 * @param receivedAt when it was accepted, to the millisecond
 * @param traced the trace that its caller named, if it named one: part of no comparison of contents
 */
public record Order(
        OrderId id,
        Caller caller,
        Basket basket,
        Customer customer,
        Map<String, String> metadata,
        Instant receivedAt,
        @Nullable TraceContext traced) {
    public Order {
        metadata = Map.copyOf(metadata);
    }

    /** The trace that it belongs to, if any. */
    public Optional<TraceContext> trace() {
        return Optional.ofNullable(traced);
    }

    /** What its caller is told: the same for ever, since it is made from what never changes. */
    public Receipt receipt() {
        return new Receipt(id, receivedAt);
    }
}
