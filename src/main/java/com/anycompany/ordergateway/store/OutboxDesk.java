package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;

/** Where outboxes are kept, as an operator sees them. Futures complete on the context of the caller. */
public interface OutboxDesk {
    /**
     * Orders of {@code shard} that are due by {@code dueBy}, the longest due first; in a shard of parked orders those that
     * were parked by then. About {@code most} a page, beginning after {@code from}. Read from an index that lags.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}.
     */
    Future<Page<Standing>> standing(Shard shard, Instant dueBy, Cursor from, int most, Deadline deadline);

    /**
     * Gives the order that {@code seen} shows the outbox {@code next}, if nobody changed anything since: the epoch and the
     * version are still those of {@code seen}. What is done can be opened again so. The epoch of {@code next} must be
     * higher, so that whoever holds the order now can write no more; otherwise this fails with
     * {@link IllegalArgumentException}. Safe to repeat: a repeat of what was applied is answered
     * {@link Recorded.Superseded} by its own result.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}; an ambiguous fault means that it may
     * have been applied.
     */
    Future<Recorded> amend(StoredOrder seen, Outbox next, Deadline deadline);
}
