package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The durable state as a map, with the conditions of the real table: each call is decided at once and as a whole. */
public final class InMemoryOrderStore implements OrderStore, OutboxStore {
    private final Map<OrderId, StoredOrder> items = new ConcurrentHashMap<>();

    @Override
    public Future<Written> writeOnce(StoredOrder newborn, Deadline deadline) {
        var there = items.putIfAbsent(newborn.order().id(), newborn);
        return Future.succeededFuture(there == null ? new Written.Stored() : new Written.Taken(there));
    }

    @Override
    public Future<Optional<StoredOrder>> find(OrderId id, Deadline deadline) {
        return Future.succeededFuture(at(id));
    }

    @Override
    public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
        return Future.succeededFuture(replace(id, held, next));
    }

    private synchronized Recorded replace(OrderId id, Outbox.Open held, Outbox next) {
        var there = items.get(id);
        if (there == null) {
            return new Recorded.Gone();
        }
        if (!stillHeld(there.outbox(), held)) {
            return new Recorded.Superseded(there);
        }
        items.put(id, new StoredOrder(there.order(), there.birth(), next, there.version() + 1));
        return new Recorded.Applied();
    }

    private static boolean stillHeld(Outbox there, Outbox.Open held) {
        return there instanceof Outbox.Open open
                && open.epoch() == held.epoch()
                && open.pending().equals(held.pending());
    }

    /** What stands at {@code id}. */
    public Optional<StoredOrder> at(OrderId id) {
        return Optional.ofNullable(items.get(id));
    }

    /** Puts an item there whatever stands there: what somebody else's write leaves behind. */
    public void put(StoredOrder item) {
        items.put(item.order().id(), item);
    }

    /** How many orders are stored. */
    public int size() {
        return items.size();
    }
}
