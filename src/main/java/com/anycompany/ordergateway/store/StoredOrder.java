package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.order.OutboxEntry;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * An order as it stands in the table.
 *
 * @param version raised by every visible change, a delivery's too; 1 at birth
 */
public record StoredOrder(Order order, Birth birth, Outbox outbox, long version) {
    /** Whether {@code other} is the same caller's request for the same content. */
    public boolean sameRequest(StoredOrder other) {
        return order.caller().equals(other.order.caller())
                && birth.fingerprint().equals(other.birth.fingerprint());
    }

    /** How each delivery stands, in a fixed order. */
    public SortedMap<OutboxEntry, DeliveryState> deliveries() {
        var states = new TreeMap<OutboxEntry, DeliveryState>();
        birth.wanted().forEach(entry -> states.put(entry, state(entry)));
        return states;
    }

    private DeliveryState state(OutboxEntry entry) {
        var closed = outbox.closed().get(entry);
        if (closed != null) {
            return new DeliveryState.Ended(closed);
        }
        return switch (outbox) {
            case Outbox.Open open
            when open.pending().contains(entry) -> {
                var fault = open.faults().get(entry);
                yield fault == null ? new DeliveryState.Pending() : new DeliveryState.Failing(fault);
            }
            case Outbox.Open open -> new DeliveryState.Delivered();
            case Outbox.Done done -> new DeliveryState.Delivered();
        };
    }
}
