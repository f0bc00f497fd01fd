package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.StoredOrder;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * The outbox that an operator's wish leads to: pure bookkeeping. Every one of them raises the epoch, so that the finish of
 * whoever held the order before is fenced off.
 *
 * @param owner the name that the operator's own writes carry
 * @param lease for how long a gateway takes an order
 */
record Changes(String owner, Duration lease, Instant now) {
    /**
     * Puts {@code entries} back, or all parked ones if none are named, and makes the order due now. The counts of what was
     * parked begin anew; those of what was only waiting go on. An order whose lease may be running is left alone, unless
     * {@code force}: then what its holder has told already may be told once more.
     */
    Change retry(StoredOrder stored, Set<OutboxEntry> entries, boolean force) {
        var parked = stored.outbox().parkedEntries();
        var pending = stored.outbox().pending();
        var unfit = without(entries, parked, pending);
        if (!unfit.isEmpty()) {
            return new Change.Nothing(OutboxEntry.names(unfit) + ": neither parked nor pending");
        }
        var back = entries.isEmpty() ? parked : common(entries, parked);
        if (back.isEmpty() && pending.isEmpty()) {
            return new Change.Nothing("nothing is parked or pending");
        }
        return switch (stored.outbox()) {
            case Outbox.Open open
            when !force && mayBeHeld(open.lease()) ->
                new Change.Held(open.lease().owner(), open.lease().dueAt());
            case Outbox.Open open -> reopened(open, open.tries(), open.faults(), back);
            case Outbox.Done done -> reopened(done, Map.of(), Map.of(), back);
        };
    }

    private Change reopened(
            Outbox before, Map<OutboxEntry, Integer> tries, Map<OutboxEntry, Fault> faults, Set<OutboxEntry> back) {
        var pending = new HashSet<>(before.pending());
        pending.addAll(back);
        var closed = new HashMap<>(before.closed());
        closed.keySet().removeAll(back);
        var counts = new HashMap<>(tries);
        back.forEach(entry -> counts.put(entry, 0));
        var next = new Outbox.Open(pending, closed, counts, faults, new Lease(owner, before.epoch() + 1, now));
        var words = back.isEmpty()
                ? OutboxEntry.names(pending) + ": due now"
                : OutboxEntry.names(back) + ": put back, due now";
        return new Change.Write(next, words);
    }

    /** Parks {@code entries}, all of which must be pending. What else is pending keeps its time. */
    Change park(StoredOrder stored, Set<OutboxEntry> entries) {
        var unfit = without(entries, stored.outbox().pending(), Set.of());
        if (!unfit.isEmpty() || !(stored.outbox() instanceof Outbox.Open open)) {
            return new Change.Nothing(OutboxEntry.names(unfit.isEmpty() ? entries : unfit) + ": not pending");
        }
        var closed = new HashMap<>(open.closed());
        entries.forEach(entry -> closed.put(entry, Closed.BY_OPERATOR));
        var left = without(open.pending(), entries, Set.of());
        var epoch = open.epoch() + 1;
        var next = left.isEmpty()
                ? new Outbox.Done(closed, epoch, now)
                : new Outbox.Open(
                        left,
                        closed,
                        only(open.tries(), left),
                        only(open.faults(), left),
                        new Lease(owner, epoch, open.lease().dueAt()));
        var late = mayBeHeld(open.lease()) ? "; " + open.lease().owner() + " may be telling it just now" : "";
        return new Change.Write(next, OutboxEntry.names(entries) + ": parked" + late);
    }

    /**
     * A lease that runs and a wait after a failure look alike in the item; only what lies further ahead than a lease can
     * reach is certainly a wait.
     */
    private boolean mayBeHeld(Lease held) {
        return held.dueAt().isAfter(now) && !held.dueAt().isAfter(now.plus(lease));
    }

    private static Set<OutboxEntry> without(Set<OutboxEntry> all, Set<OutboxEntry> some, Set<OutboxEntry> others) {
        var rest = new HashSet<>(all);
        rest.removeAll(some);
        rest.removeAll(others);
        return rest;
    }

    private static Set<OutboxEntry> common(Set<OutboxEntry> one, Set<OutboxEntry> other) {
        var both = new HashSet<>(one);
        both.retainAll(other);
        return both;
    }

    private static <V> Map<OutboxEntry, V> only(Map<OutboxEntry, V> values, Set<OutboxEntry> entries) {
        var kept = new HashMap<>(values);
        kept.keySet().retainAll(entries);
        return kept;
    }
}
