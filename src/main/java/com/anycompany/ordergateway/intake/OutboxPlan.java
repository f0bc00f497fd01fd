package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.Occasion;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sink;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a new order asks to have told, and who may tell it first.
 *
 * @param sinks the sinks that are configured; the others are left out from birth
 * @param confirmsWithoutAddress whether an order without a customer's address is confirmed too, to a fixed one
 * @param owner the process that writes, or whoever it leaves the work to
 * @param lease for how long nobody else may begin
 */
public record OutboxPlan(Set<Sink> sinks, boolean confirmsWithoutAddress, String owner, Duration lease) {
    public OutboxPlan {
        sinks = Set.copyOf(sinks);
        if (lease.isNegative() || lease.isZero()) {
            throw new IllegalArgumentException("lease: " + lease + " (expected: > 0)");
        }
    }

    /** The entries of a new order, whose customer has an address or not. */
    Set<OutboxEntry> entries(boolean withAddress) {
        return sinks.stream()
                .filter(sink -> sink != Sink.CONFIRMATION || confirmsWithoutAddress || withAddress)
                .map(sink -> new OutboxEntry(sink, Occasion.PLACED))
                .collect(Collectors.toUnmodifiableSet());
    }
}
