package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Birth;
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
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A store that is misunderstood by whoever asks it. */
record PlantedStore<S extends OrderStore & OutboxStore>(PlantedBug bug, S store) implements OrderStore, OutboxStore {
    @Override
    public Future<Written> writeOnce(StoredOrder newborn, Deadline deadline) {
        var written = store.writeOnce(newborn, deadline);
        return switch (bug) {
            case SAYS_NOT_STORED_TOO_SOON ->
                written.recover(failure -> failure instanceof DependencyException dependency
                        ? Future.failedFuture(new DependencyException(dependency.dependency(), Fault.THROTTLED))
                        : Future.failedFuture(failure));
            case TAKES_A_REPEAT_FOR_ITS_OWN -> written.map(answer -> own(newborn, answer));
            default -> written;
        };
    }

    private static Written own(StoredOrder newborn, Written written) {
        if (!(written instanceof Written.Taken(var by)) || !by.sameRequest(newborn)) {
            return written;
        }
        var birth = new Birth(
                by.birth().fingerprint(), newborn.birth().token(), by.birth().wanted());
        return new Written.Taken(new StoredOrder(by.order(), birth, by.outbox(), by.version()));
    }

    @Override
    public Future<Optional<StoredOrder>> find(OrderId id, Deadline deadline) {
        return store.find(id, deadline);
    }

    @Override
    public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
        if (bug == PlantedBug.COUNTS_A_MAIL_AFTER_SENDING && counts(held, next)) {
            return Future.succeededFuture(new Recorded.Applied());
        }
        return store.record(id, held, bug == PlantedBug.PARKS_TOO_SOON ? parked(next) : next, deadline);
    }

    private static boolean counts(Outbox.Open held, Outbox next) {
        return next instanceof Outbox.Open open
                && open.pending().equals(held.pending())
                && open.lease().equals(held.lease());
    }

    private static Outbox parked(Outbox next) {
        if (!(next instanceof Outbox.Open open) || open.faults().isEmpty()) {
            return next;
        }
        var closed = new HashMap<>(open.closed());
        open.faults().keySet().forEach(entry -> closed.put(entry, Closed.UNDELIVERABLE));
        var left = open.pending().stream()
                .filter(entry -> !open.faults().containsKey(entry))
                .collect(Collectors.toUnmodifiableSet());
        return left.isEmpty()
                ? new Outbox.Done(closed, open.epoch(), open.lease().dueAt())
                : new Outbox.Open(left, closed, open.tries(), open.faults(), open.lease());
    }

    @Override
    public Future<List<OrderId>> due(Shard shard, Instant now, int most, Deadline deadline) {
        return store.due(shard, now, most, deadline);
    }

    @Override
    public Future<Optional<StoredOrder>> claim(
            OrderId id, Shard queried, Instant now, String owner, Instant until, Deadline deadline) {
        var claimed = store.claim(id, queried, now, owner, until, deadline);
        return bug == PlantedBug.REPEATS_A_CLAIM
                ? claimed.recover(failure -> store.claim(id, queried, now, owner, until, deadline))
                : claimed;
    }
}
