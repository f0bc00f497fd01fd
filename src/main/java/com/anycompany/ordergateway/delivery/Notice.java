package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.order.OutboxEntry;

/** One thing to tell: which entry of which order. */
public record Notice(OutboxEntry entry, Order order) {
    /** The stable id by which the receiver tells a repeat. */
    public String eventId() {
        return entry.eventId(order.id());
    }
}
