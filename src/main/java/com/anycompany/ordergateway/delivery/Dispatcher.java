package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Queue;
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
    private final Queue<Work> waiting = new ArrayDeque<>();
    private final List<Promise<Void>> watchers = new ArrayList<>();
    private int underWay;
    private long leftBehind;
    private boolean stopped;

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
        synchronized (this) {
            if (stopped || underWay >= limits.underWay()) {
                enqueue(work);
                return work.told().future();
            }
            underWay++;
        }
        deliver(work);
        return work.told().future();
    }

    /** How many orders were left to their lease because there was no place or no time for them. */
    public synchronized long leftBehind() {
        return leftBehind;
    }

    /**
     * Begins nothing more. Completes when what is under way has ended and the leases of what was waiting are given back, so
     * that another process need not wait for them to run out.
     */
    public Future<Void> stop() {
        List<Work> left;
        synchronized (this) {
            stopped = true;
            left = List.copyOf(waiting);
            waiting.clear();
        }
        left.forEach(Work::left);
        return idle().compose(ended -> release(left.iterator()));
    }

    /** One after the other: giving back must not crowd out anything, and what is not reached waits for its lease. */
    private Future<Void> release(Iterator<Work> left) {
        return left.hasNext()
                ? courier.release(left.next().stored()).transform(released -> release(left))
                : Future.succeededFuture();
    }

    /** Completes when nothing is under way or waiting. */
    synchronized Future<Void> idle() {
        if (underWay == 0) {
            return Future.succeededFuture();
        }
        var watcher = Promise.<Void>promise();
        watchers.add(watcher);
        return watcher.future();
    }

    private void enqueue(Work work) {
        if (!stopped && waiting.size() < limits.waiting()) {
            waiting.add(work);
        } else {
            leftBehind++;
            work.left();
        }
    }

    private void deliver(Work work) {
        courier.deliver(work.stored(), work.told()::tryComplete).onComplete(result -> {
            work.left();
            if (result.failed() && !heldBack(result.cause())) {
                LOG.atWarn()
                        .addKeyValue("order_id", work.stored().order().id().value())
                        .addKeyValue("cause", result.cause().getMessage())
                        .log("delivery not written down");
            }
            next();
        });
    }

    /** The breaker of the table tells of that itself, once for all of them. */
    private static boolean heldBack(Throwable failure) {
        return failure instanceof DependencyException dependency && dependency.fault() == Fault.HELD_BACK;
    }

    private void next() {
        Work following;
        List<Promise<Void>> told;
        var late = new ArrayList<Work>();
        synchronized (this) {
            following = nextInTime(late);
            told = List.of();
            if (following == null) {
                underWay--;
                if (underWay == 0) {
                    told = List.copyOf(watchers);
                    watchers.clear();
                }
            }
        }
        late.forEach(Work::left);
        told.forEach(Promise::complete);
        if (following != null) {
            deliver(following);
        }
    }

    private @Nullable Work nextInTime(List<Work> late) {
        var following = waiting.poll();
        while (following != null && tooLate(following.stored(), timer.instant())) {
            leftBehind++;
            late.add(following);
            following = waiting.poll();
        }
        return following;
    }

    private boolean tooLate(StoredOrder stored, Instant now) {
        return stored.outbox() instanceof Outbox.Open open
                && !now.plus(limits.margin()).isBefore(open.lease().dueAt());
    }
}
