package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;

/** Where outboxes are kept, as delivery sees it. Futures complete on the context of the caller. */
public interface OutboxStore {
    /**
     * Replaces {@code held} by {@code next}, if the item still has the epoch of {@code held} and exactly its pending
     * entries. Safe to repeat: a repeat of what was applied is answered {@link Recorded.Superseded} by its own result.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}; an ambiguous fault means that it may
     * have been applied.
     */
    Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline);
}
