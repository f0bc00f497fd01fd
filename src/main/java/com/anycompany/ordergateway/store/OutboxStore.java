package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Where outboxes are kept, as delivery sees it. Futures complete on the context of the caller. */
public interface OutboxStore {
    /**
     * Replaces {@code held} by {@code next}, if the item still has the epoch of {@code held}, the end of its lease and
     * exactly its pending entries. Safe to repeat, and to be carried out late: a repeat of what was applied either changes
     * nothing or is answered {@link Recorded.Superseded} by its own result, and nothing that was written after it is undone.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}; an ambiguous fault means that it may
     * have been applied.
     */
    Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline);

    /**
     * Orders of {@code shard} whose lease has run out at {@code now}, the longest due first, at most {@code most}. Read
     * from an index that lags: what it names may be done already, and what is due may be missing for a moment.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}.
     */
    Future<List<OrderId>> due(Shard shard, Instant now, int most, Deadline deadline);

    /**
     * Takes over the outbox of an order that is due at {@code now} and still in {@code queried}: raises the epoch, so that
     * whoever held it before can write no more, and gives it to {@code owner} until {@code until}. Empty if somebody else
     * was faster, or if nothing was pending: then the outbox is finished now. Not safe to repeat blindly: a repeat of what was applied finds the order not due.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}.
     */
    Future<Optional<StoredOrder>> claim(
            OrderId id, Shard queried, Instant now, String owner, Instant until, Deadline deadline);
}
