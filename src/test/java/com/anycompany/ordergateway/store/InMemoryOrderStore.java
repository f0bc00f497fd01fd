package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** The durable state as a map, with the conditions of the real table: each call is decided at once and as a whole. */
public final class InMemoryOrderStore implements OrderStore, OutboxStore, OutboxDesk, HandoverStore {
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

    @Override
    public Future<List<OrderId>> due(Shard shard, Instant now, int most, Deadline deadline) {
        return Future.succeededFuture(items.values().stream()
                .filter(item -> dueIn(item, shard, now))
                .sorted(Comparator.comparing(
                        item -> ((Outbox.Open) item.outbox()).lease().dueAt()))
                .limit(most)
                .map(item -> item.order().id())
                .toList());
    }

    @Override
    public synchronized Future<Optional<StoredOrder>> claim(
            OrderId id, Shard queried, Instant now, String owner, Instant until, Deadline deadline) {
        var claimed = at(id).filter(item -> dueIn(item, queried, now)).map(item -> claimed(item, owner, until));
        claimed.ifPresent(this::put);
        return Future.succeededFuture(claimed);
    }

    @Override
    public synchronized Future<Optional<StoredOrder>> takeOver(
            OrderId id, String owner, Instant until, Deadline deadline) {
        var taken = at(id).filter(item -> item.outbox() instanceof Outbox.Open open
                        && open.epoch() == 1
                        && open.lease().owner().equals(Lease.STREAM))
                .map(item -> claimed(item, owner, until));
        taken.ifPresent(this::put);
        return Future.succeededFuture(taken);
    }

    private static StoredOrder claimed(StoredOrder item, String owner, Instant until) {
        var open = (Outbox.Open) item.outbox();
        var next = new Outbox.Open(
                open.pending(), open.closed(), open.tries(), open.faults(), new Lease(owner, open.epoch() + 1, until));
        return new StoredOrder(item.order(), item.birth(), next, item.version());
    }

    private static boolean dueIn(StoredOrder item, Shard shard, Instant now) {
        return item.outbox() instanceof Outbox.Open open
                && !open.lease().dueAt().isAfter(now)
                && Shard.of(item.order().id(), open).equals(Optional.of(shard));
    }

    private static boolean stillHeld(Outbox there, Outbox.Open held) {
        return there instanceof Outbox.Open open
                && open.epoch() == held.epoch()
                && open.lease().dueAt().equals(held.lease().dueAt())
                && open.pending().equals(held.pending());
    }

    /** A page at a time, and after each the number of those that were read. */
    @Override
    public Future<Page<Standing>> standing(Shard shard, Instant dueBy, Cursor from, int most, Deadline deadline) {
        var read = from instanceof Cursor.After(var key) ? Integer.parseInt(key) : 0;
        var all = items.values().stream()
                .filter(item -> Shard.of(item.order().id(), item.outbox()).equals(Optional.of(shard)))
                .map(item -> new Standing(
                        item.order().id(), dueAt(item.outbox()), item.order().receivedAt()))
                .filter(standing -> !standing.dueAt().isAfter(dueBy))
                .sorted(Comparator.comparing(Standing::dueAt)
                        .thenComparing(standing -> standing.id().value()))
                .toList();
        var page = all.stream().skip(read).limit(most).toList();
        var more = read + page.size() < all.size();
        return Future.succeededFuture(
                new Page<>(page, more ? new Cursor.After(String.valueOf(read + page.size())) : new Cursor.End()));
    }

    private static Instant dueAt(Outbox outbox) {
        return switch (outbox) {
            case Outbox.Open open -> open.lease().dueAt();
            case Outbox.Done done -> done.at();
        };
    }

    @Override
    public synchronized Future<Recorded> amend(StoredOrder seen, Outbox next, Deadline deadline) {
        if (next.epoch() <= seen.outbox().epoch()) {
            return Future.failedFuture(new IllegalArgumentException("epoch: " + next.epoch()));
        }
        var there = items.get(seen.order().id());
        if (there == null) {
            return Future.succeededFuture(new Recorded.Gone());
        }
        if (there.outbox().epoch() != seen.outbox().epoch() || there.version() != seen.version()) {
            return Future.succeededFuture(new Recorded.Superseded(there));
        }
        put(new StoredOrder(there.order(), there.birth(), next, there.version() + 1));
        return Future.succeededFuture(new Recorded.Applied());
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
