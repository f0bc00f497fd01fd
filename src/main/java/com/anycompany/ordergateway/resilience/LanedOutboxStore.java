package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * An outbox store whose finishing writes wait their turn: they are many when a sink comes back, and must neither crowd out
 * the orders that come in nor be refused, since what was sent and not written down is sent again.
 */
public final class LanedOutboxStore implements OutboxStore {
    private final OutboxStore store;
    private final Lane lane;

    /** {@code store}, its writes reached by {@code lane}. */
    public LanedOutboxStore(OutboxStore store, Lane lane) {
        this.store = store;
        this.lane = lane;
    }

    @Override
    public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
        return lane.run(deadline, () -> store.record(id, held, next, deadline));
    }

    @Override
    public Future<List<OrderId>> due(Shard shard, Instant now, int most, Deadline deadline) {
        return store.due(shard, now, most, deadline);
    }

    @Override
    public Future<Optional<StoredOrder>> claim(
            OrderId id, Shard queried, Instant now, String owner, Instant until, Deadline deadline) {
        return store.claim(id, queried, now, owner, until, deadline);
    }
}
