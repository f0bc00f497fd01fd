package com.anycompany.ordergateway.order;

import java.time.Instant;

/** The answer to an accepted order. It says how the order was accepted, not how it stands now. */
public record Receipt(OrderId orderId, Instant receivedAt) {
    /** The status that every order is received with. */
    public static final String STATUS = "RECEIVED";
}
