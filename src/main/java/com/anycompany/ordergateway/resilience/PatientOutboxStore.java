package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;

/**
 * An outbox store whose writes wait while they are held back, as long as their lease lasts: what was sent and not
 * written down is sent again. A bounded number waits, so that those who wait keep no place from others for ever; beyond
 * that a write fails as it did.
 *
 * <p>One of them tries again now and then, and when that gets through, so do the others; one timer serves all, and none
 * runs while nobody waits. Safe for several threads.
 */
public final class PatientOutboxStore implements OutboxStore {
    private static final Duration PAUSE = Duration.ofMillis(250);

    private final OutboxStore store;
    private final Duration margin;
    private final int most;
    private final Timer timer;
    private final Queue<Write> waiting = new ArrayDeque<>();
    private boolean looking;

    private record Write(
            OrderId id,
            Outbox.Open held,
            Outbox next,
            Deadline deadline,
            Deadline latest,
            Throwable failure,
            Promise<Recorded> ended) {}

    /** {@code store}; at most {@code most} of its writes wait, and none in the last {@code margin} of its lease. */
    public PatientOutboxStore(OutboxStore store, Duration margin, int most, Timer timer) {
        this.store = store;
        this.margin = margin;
        this.most = most;
        this.timer = timer;
    }

    @Override
    public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
        return store.record(id, held, next, deadline).recover(failure -> {
            var safe = new Deadline(held.lease().dueAt().minus(margin));
            var latest = safe.at().isBefore(deadline.at()) ? safe : deadline;
            var write = new Write(id, held, next, deadline, latest, failure, Promise.promise());
            return worthWaiting(write, failure) && enters(write)
                    ? write.ended().future()
                    : Future.failedFuture(failure);
        });
    }

    /** What was sent has had its attempts; what was not even begun has not. */
    private boolean worthWaiting(Write write, Throwable failure) {
        return failure instanceof DependencyException dependency
                && dependency.fault() == Fault.HELD_BACK
                && !write.latest().passed(timer.instant());
    }

    private synchronized boolean enters(Write write) {
        if (waiting.size() >= most) {
            return false;
        }
        waits(write);
        return true;
    }

    private synchronized void waits(Write write) {
        waiting.add(write);
        if (!looking) {
            looking = true;
            timer.after(PAUSE, this::look);
        }
    }

    /** Whoever has waited longest tries; the others follow it. */
    private void look() {
        Write first;
        synchronized (this) {
            first = waiting.remove();
        }
        write(first).onComplete(result -> {
            var ended = ends(first, result);
            if (ended && result.succeeded()) {
                leave().forEach(this::follow);
            } else {
                stay(ended ? Optional.empty() : Optional.of(first));
            }
        });
    }

    private void follow(Write other) {
        write(other).onComplete(result -> {
            if (!ends(other, result)) {
                waits(other);
            }
        });
    }

    private Future<Recorded> write(Write write) {
        return store.record(write.id(), write.held(), write.next(), write.deadline());
    }

    /** Whether {@code result} is what becomes of it: it is told so. */
    private boolean ends(Write write, AsyncResult<Recorded> result) {
        if (result.failed() && worthWaiting(write, result.cause())) {
            return false;
        }
        write.ended().handle(result);
        return true;
    }

    private synchronized List<Write> leave() {
        var all = List.copyOf(waiting);
        waiting.clear();
        looking = false;
        return all;
    }

    /** It goes to the end, so that each has its turn; those whose lease has come too near to its end are told so. */
    private void stay(Optional<Write> first) {
        var late = new ArrayList<Write>();
        synchronized (this) {
            first.ifPresent(waiting::add);
            waiting.removeIf(write -> write.latest().passed(timer.instant()) && late.add(write));
            looking = !waiting.isEmpty();
            if (looking) {
                timer.after(PAUSE, this::look);
            }
        }
        late.forEach(write -> write.ended().fail(write.failure()));
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
