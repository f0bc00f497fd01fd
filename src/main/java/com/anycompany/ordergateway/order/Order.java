package com.anycompany.ordergateway.order;

import java.time.Instant;
import java.util.Map;

/**
 * An accepted order, as it was written at birth; nothing in it ever changes.
 *
 * @param receivedAt when it was accepted, to the millisecond
 */
public record Order(
        OrderId id, Caller caller, Basket basket, Customer customer, Map<String, String> metadata, Instant receivedAt) {
    public Order {
        metadata = Map.copyOf(metadata);
    }

    /** What its caller is told: the same for ever, since it is made from what never changes. */
    public Receipt receipt() {
        return new Receipt(id, receivedAt);
    }
}
