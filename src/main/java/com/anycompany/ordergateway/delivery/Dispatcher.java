package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The fast path: delivers the orders that this process has just stored, a bounded number at once, with a bounded number
 * waiting. An order that finds no place, or has waited so long that another may soon begin it, is simply left in the
 * table, where its lease runs out. Safe for several threads.
 */
public final class Dispatcher {
    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final Courier courier;
    private final Timer timer;
    private final Limits limits;
    private final Queue<Work> waiting = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waits = new AtomicInteger();
    private final AtomicInteger underWay = new AtomicInteger();
    private final LongAdder leftBehind = new LongAdder();
    private final Queue<Promise<Void>> watchers = new ConcurrentLinkedQueue<>();
    private volatile boolean stopped;

    /** An order, and what becomes of its sends: of none, where it is left to its lease. */
    private record Work(StoredOrder stored, Promise<List<Sent>> told) {
        private void left() {
            told.tryComplete(List.of());
        }
    }

    /**
     * How much at once.
     *
     * @param underWay orders being delivered
     * @param waiting orders waiting for that
     * @param margin how long before its lease ends an order is no longer begun
     */
    public record Limits(int underWay, int waiting, Duration margin) {
        public Limits {
            if (underWay < 1 || waiting < 0) {
                throw new IllegalArgumentException(
                        "dispatcher: " + underWay + " under way, " + waiting + " waiting (expected: >= 1 and >= 0)");
            }
        }
    }

    /** A dispatcher that sends through {@code courier}. */
    public Dispatcher(Courier courier, Timer timer, Limits limits) {
        this.courier = courier;
        this.timer = timer;
        this.limits = limits;
    }

    /**
     * Takes an order that was just stored. Returns at once and never throws. The future never fails: it completes with what
     * became of each send once all have ended, and with nothing where the order is left to its lease.
     */
    public Future<List<Sent>> accept(StoredOrder stored) {
        if (stored.outbox() instanceof Outbox.Done) {
            return Future.succeededFuture(List.of());
        }
        var work = new Work(stored, Promise.promise());
        if (takePlace()) {
            deliver(work);
        } else {
            enqueue(work);
        }
        return work.told().future();
    }

    /** How many orders were left to their lease because there was no place or no time for them. */
    public long leftBehind() {
        return leftBehind.sum();
    }

    /**
     * Begins nothing more. Completes when what is under way has ended and the leases of what was waiting are given back, so
     * that another process need not wait for them to run out.
     */
    public Future<Void> stop() {
        stopped = true;
        var left = new ArrayList<Work>();
        for (var work = poll(); work != null; work = poll()) {
            work.left();
            left.add(work);
        }
        return idle().compose(ended -> release(left.iterator()));
    }

    /** One after the other: giving back must not crowd out anything, and what is not reached waits for its lease. */
    private Future<Void> release(Iterator<Work> left) {
        return left.hasNext()
                ? courier.release(left.next().stored()).transform(released -> release(left))
                : Future.succeededFuture();
    }

    /** Completes when nothing is under way; what waits is then given a place or left. */
    Future<Void> idle() {
        var watcher = Promise.<Void>promise();
        watchers.add(watcher);
        tellIfIdle();
        return watcher.future();
    }

    private void tellIfIdle() {
        if (underWay.get() == 0) {
            for (var watcher = watchers.poll(); watcher != null; watcher = watchers.poll()) {
                watcher.complete();
            }
        }
    }

    /** Looks again after it took the place: a stop sees the place, or is seen. */
    private boolean takePlace() {
        if (!takenBelow(underWay, limits.underWay())) {
            return false;
        }
        if (stopped) {
            leavePlace();
            return false;
        }
        return true;
    }

    private void leavePlace() {
        underWay.decrementAndGet();
        tellIfIdle();
    }

    private void enqueue(Work work) {
        if (stopped || !takenBelow(waits, limits.waiting())) {
            leave(work);
            return;
        }
        waiting.add(work);
        fillPlaces();
        for (var late = stopped ? poll() : null; late != null; late = poll()) {
            leave(late);
        }
    }

    /** A place may have come free just before something waited for it. */
    private void fillPlaces() {
        while (!waiting.isEmpty() && takePlace()) {
            passOn();
        }
    }

    /** The place of what has ended, to what waits, or to nobody. */
    private void passOn() {
        var following = nextInTime();
        if (following == null) {
            leavePlace();
        } else {
            deliver(following);
        }
    }

    private @Nullable Work poll() {
        var work = waiting.poll();
        if (work != null) {
            waits.decrementAndGet();
        }
        return work;
    }

    private void leave(Work work) {
        leftBehind.increment();
        work.left();
    }

    private static boolean takenBelow(AtomicInteger count, int limit) {
        return count.getAndUpdate(taken -> taken < limit ? taken + 1 : taken) < limit;
    }

    /** Of what is held back the breaker of the table tells itself, once for all of them. */
    private void deliver(Work work) {
        courier.deliver(work.stored(), work.told()::tryComplete).onComplete(result -> {
            work.left();
            if (result.failed() && !DependencyException.heldBack(result.cause())) {
                LOG.atWarn()
                        .addKeyValue("order_id", work.stored().order().id().value())
                        .addKeyValue("cause", result.cause().getMessage())
                        .log("delivery not written down");
            }
            passOn();
            fillPlaces();
        });
    }

    private @Nullable Work nextInTime() {
        var following = poll();
        while (following != null && tooLate(following.stored(), timer.instant())) {
            leave(following);
            following = poll();
        }
        return following;
    }

    private boolean tooLate(StoredOrder stored, Instant now) {
        return stored.outbox() instanceof Outbox.Open open
                && !now.plus(limits.margin()).isBefore(open.lease().dueAt());
    }
}
