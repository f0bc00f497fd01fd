package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.HandoverStore;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.store.Written;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A store whose calls are repeated when the failure may pass, within the deadline. What is repeated is safe to repeat:
 * writes are conditional, and a repeat recognises its own earlier attempt.
 */
public final class RetryingOrderStore<S extends OrderStore & OutboxStore & HandoverStore>
        implements OrderStore, OutboxStore, HandoverStore {
    private final S store;
    private final Retries retries;

    /** {@code store}, repeated as {@code retries} allows. */
    public RetryingOrderStore(S store, Retries retries) {
        this.store = store;
        this.retries = retries;
    }

    /**
     * As the store's, with one thing more: if any attempt was ambiguous the failure is ambiguous, however certain the last
     * attempt's own failure is. "Not stored" may be said only when no attempt can have stored it.
     */
    @Override
    public Future<Written> writeOnce(StoredOrder newborn, Deadline deadline) {
        return retries.run(deadline, () -> store.writeOnce(newborn, deadline));
    }

    @Override
    public Future<Optional<StoredOrder>> find(OrderId id, Deadline deadline) {
        return retries.run(deadline, () -> store.find(id, deadline));
    }

    /**
     * Waits until {@code deadline} for the table to be let through to, since what was sent and not written down is sent
     * again. Fails with {@link DependencyException}, ambiguous if any attempt was.
     */
    @Override
    public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
        return retries.runPatiently(deadline, () -> store.record(id, held, next, deadline));
    }

    @Override
    public Future<List<OrderId>> due(Shard shard, Instant now, int most, Deadline deadline) {
        return retries.run(deadline, () -> store.due(shard, now, most, deadline));
    }

    @Override
    public Future<Optional<StoredOrder>> takeOver(OrderId id, String owner, Instant until, Deadline deadline) {
        return retries.run(deadline, () -> store.takeOver(id, owner, until, deadline));
    }

    /** Not repeated: what was applied and not answered waits for its new lease to run out. */
    @Override
    public Future<Optional<StoredOrder>> claim(
            OrderId id, Shard queried, Instant now, String owner, Instant until, Deadline deadline) {
        return store.claim(id, queried, now, owner, until, deadline);
    }
}
