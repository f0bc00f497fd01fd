package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * What an outbox becomes after a round of sending: pure bookkeeping.
 *
 * <p>A counted entry (a mail) was counted before it was sent; when it certainly was not sent the count is taken back, and
 * when {@value Sink#MOST_UNKNOWN_SENDS} sends ended without anyone knowing, it is parked. The other entries count their
 * failures, except those that a person must put right first, and are parked after {@value #MOST_FAILURES} of them if the
 * order is a day old by then.
 */
final class Progress {
    private static final int MOST_FAILURES = 20;
    private static final Duration LEAST_AGE = Duration.ofHours(24);

    private final Outbox.Open before;
    private final Duration age;
    private final Set<OutboxEntry> pending;
    private final Map<OutboxEntry, Closed> closed;
    private final Map<OutboxEntry, Integer> tries;
    private final Map<OutboxEntry, Fault> faults;

    /** Begins with what {@code before} holds of an order received at {@code receivedAt}. */
    Progress(Outbox.Open before, Instant receivedAt, Instant now) {
        this.before = before;
        this.age = Duration.between(receivedAt, now);
        this.pending = new HashSet<>(before.pending());
        this.closed = new HashMap<>(before.closed());
        this.tries = new HashMap<>(before.tries());
        this.faults = new HashMap<>(before.faults());
    }

    /** Notes what became of one entry. */
    Progress note(OutboxEntry entry, SendResult result) {
        switch (result) {
            case SendResult.Ended(Outcome.Delivered()) -> end(entry);
            case SendResult.Ended(Outcome.Refused(var how)) -> close(entry, how);
            case SendResult.Failed(var fault) -> failed(entry, fault);
            case SendResult.NotBegun() -> notBegun(entry);
        }
        return this;
    }

    /** The outbox now: what is left is due again at {@code dueAt}. */
    Outbox after(Instant now, Instant dueAt) {
        return pending.isEmpty()
                ? new Outbox.Done(closed, before.epoch(), now)
                : new Outbox.Open(
                        pending, closed, tries, faults, new Lease(before.lease().owner(), before.epoch(), dueAt));
    }

    /** How far the back-off has grown, by the entry that is left and asks for the longest wait. */
    int doublings() {
        return pending.stream().mapToInt(this::doublings).max().orElse(0);
    }

    /**
     * Waiting for a person, or sending a mail again that may have arrived, is not hurried. A mail that certainly was not
     * sent, and whatever was held back, has no count to grow by, so its wait grows with the age of the order.
     */
    private int doublings(OutboxEntry entry) {
        var fault = faults.get(entry);
        var counted = entry.sink().countedBeforeSending();
        if (fault != null && (fault.configuration() || (counted && fault.ambiguous()))) {
            return Integer.MAX_VALUE;
        }
        return counted || fault == Fault.HELD_BACK ? doublingsOfAge() : tries.getOrDefault(entry, 0);
    }

    private int doublingsOfAge() {
        return Long.SIZE - Long.numberOfLeadingZeros(age.toSeconds());
    }

    private void end(OutboxEntry entry) {
        pending.remove(entry);
        tries.remove(entry);
        faults.remove(entry);
    }

    private void close(OutboxEntry entry, Closed how) {
        end(entry);
        closed.put(entry, how);
    }

    private void failed(OutboxEntry entry, Fault fault) {
        if (fault == Fault.HELD_BACK) {
            heldBack(entry);
            return;
        }
        faults.put(entry, fault);
        if (!entry.sink().countedBeforeSending()) {
            countFailure(entry, fault);
        } else if (!fault.ambiguous()) {
            takeBack(entry);
        } else if (tries.getOrDefault(entry, 0) >= Sink.MOST_UNKNOWN_SENDS) {
            close(entry, Closed.UNKNOWN_OUTCOMES);
        }
    }

    private void countFailure(OutboxEntry entry, Fault fault) {
        var failures = tries.merge(entry, fault.configuration() ? 0 : 1, Integer::sum);
        if (failures >= MOST_FAILURES && age.compareTo(LEAST_AGE) >= 0) {
            close(entry, Closed.UNDELIVERABLE);
        }
    }

    /** Nothing was tried, so that nothing is known beyond what was: the fault before it, if any, is still the cause. */
    private void heldBack(OutboxEntry entry) {
        faults.putIfAbsent(entry, Fault.HELD_BACK);
        notBegun(entry);
    }

    private void notBegun(OutboxEntry entry) {
        if (entry.sink().countedBeforeSending()) {
            takeBack(entry);
        }
    }

    private void takeBack(OutboxEntry entry) {
        tries.merge(entry, -1, (count, less) -> Math.max(0, count + less));
    }
}
