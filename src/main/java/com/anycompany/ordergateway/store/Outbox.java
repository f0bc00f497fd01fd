package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OutboxEntry;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** What is left to tell of one order. An order with something pending always has a lease; a finished one never has. */
public sealed interface Outbox {
    /** What is left to tell. */
    Set<OutboxEntry> pending();

    /** Entries that ended without being delivered. */
    Map<OutboxEntry, Closed> closed();

    /** Those of them that an operator can put back. */
    default Set<OutboxEntry> parkedEntries() {
        return closed().entrySet().stream()
                .filter(closed -> closed.getValue().parked())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** The fence: only who knows it may write next. */
    long epoch();

    /**
     * Something is pending.
     *
     * @param tries how often each counted entry was sent; present from birth for every wanted entry
     * @param faults why each entry that failed last is still here
     */
    record Open(
            Set<OutboxEntry> pending,
            Map<OutboxEntry, Closed> closed,
            Map<OutboxEntry, Integer> tries,
            Map<OutboxEntry, Fault> faults,
            Lease lease)
            implements Outbox {
        public Open {
            pending = Set.copyOf(pending);
            closed = Map.copyOf(closed);
            tries = Map.copyOf(tries);
            faults = Map.copyOf(faults);
            if (pending.isEmpty()) {
                throw new IllegalArgumentException("pending: empty (expected: at least one entry)");
            }
        }

        @Override
        public long epoch() {
            return lease.epoch();
        }

        /** The same, due at {@code dueAt} and with other counts. */
        public Open with(Instant dueAt, Map<OutboxEntry, Integer> otherTries) {
            return new Open(pending, closed, otherTries, faults, new Lease(lease.owner(), lease.epoch(), dueAt));
        }

        /** How often {@code entry} was sent. */
        public int tries(OutboxEntry entry) {
            return tries.getOrDefault(entry, 0);
        }
    }

    /** Nothing is pending. {@code at} is when the last entry ended; an entry that was parked can be put back. */
    record Done(Map<OutboxEntry, Closed> closed, long epoch, Instant at) implements Outbox {
        public Done {
            closed = Map.copyOf(closed);
        }

        @Override
        public Set<OutboxEntry> pending() {
            return Set.of();
        }

        /** Whether an operator has something to decide here. */
        public boolean parked() {
            return !parkedEntries().isEmpty();
        }
    }
}
