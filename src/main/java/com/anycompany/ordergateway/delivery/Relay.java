package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.random.RandomGenerator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The net below the fast path: looks for orders whose lease has run out, claims them and delivers them. Any number of
 * relays may work on one table. They know nothing of each other: each walks the shards in an order of its own, and the
 * condition of the claim decides who gets an order.
 */
public final class Relay {
    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final Deadline FOR_EVER = new Deadline(Instant.MAX);

    private final OutboxStore store;
    private final Courier courier;
    private final Sinks sinks;
    private final List<Shard> shards;
    private final Terms terms;
    private final Timer timer;
    private final RandomGenerator random;
    private volatile boolean stopped;
    private volatile Future<Long> sweep = Future.succeededFuture(0L);

    /**
     * How it works.
     *
     * @param owner the name of this process
     * @param lease for how long it takes an order
     * @param busy wait between two walks when the last one found work
     * @param idle wait when it found none
     * @param atOnce orders claimed and delivered at once
     */
    public record Terms(String owner, Duration lease, Duration busy, Duration idle, int atOnce) {
        public Terms {
            if (atOnce < 1) {
                throw new IllegalArgumentException("at once: " + atOnce + " (expected: >= 1)");
            }
        }
    }

    /** One walk: what is due when it begins is its work, and it claims until it ends. */
    private record Span(Instant begun, Deadline end) {}

    /** A relay for work of {@code sinks}; work that waits for others alone is left alone. */
    public Relay(OutboxStore store, Courier courier, Sinks sinks, Terms terms, Timer timer, RandomGenerator random) {
        this.store = store;
        this.courier = courier;
        this.sinks = sinks;
        this.shards = Shard.allWithWorkFor(sinks.ports().keySet());
        this.terms = terms;
        this.timer = timer;
        this.random = random;
    }

    /** Begins to walk, and goes on until {@link #stop}. */
    public void start() {
        schedule(terms.busy());
    }

    /** Begins nothing more; completes when what is under way has ended. */
    public Future<Void> stop() {
        stopped = true;
        return sweep.otherwise(0L).mapEmpty();
    }

    private void schedule(Duration wait) {
        var jittered = wait.toMillis() / 2 + random.nextLong(wait.toMillis() + 1);
        timer.after(Duration.ofMillis(jittered), this::walk);
    }

    private void walk() {
        if (stopped) {
            return;
        }
        sweep = Future.succeededFuture().compose(begun -> sweep());
        sweep.onComplete(found -> {
            if (found.failed()) {
                LOG.atWarn()
                        .addKeyValue("cause", String.valueOf(found.cause().getMessage()))
                        .log("relay could not look for work");
            }
            schedule(found.succeeded() && found.result() > 0 ? terms.busy() : terms.idle());
        });
    }

    /** Walks every shard once; how many orders it claimed. Fails if the table cannot be asked. */
    Future<Long> sweep() {
        return sweep(FOR_EVER);
    }

    /** The same, claiming nothing more once {@code end} has passed; what is claimed by then is delivered. */
    public Future<Long> sweep(Deadline end) {
        var walk = new ArrayList<>(shards);
        Collections.shuffle(walk, Random.from(random));
        return next(walk.iterator(), new Span(timer.now(), end), 0);
    }

    private Future<Long> next(Iterator<Shard> walk, Span span, long claimed) {
        if (isOver(span) || !walk.hasNext()) {
            return Future.succeededFuture(claimed);
        }
        var shard = walk.next();
        return leftAlone(shard)
                ? next(walk, span, claimed)
                : drain(shard, span, 0).compose(more -> next(walk, span, claimed + more));
    }

    private boolean isOver(Span span) {
        return stopped || span.end().passed(timer.instant());
    }

    /** While a sink is known to be in trouble, a claim of what waits for it alone would only be given back. */
    private boolean leftAlone(Shard shard) {
        return sinks.shut().stream().anyMatch(shard::waitsOnlyFor);
    }

    /**
     * Delivers what was due in one shard when the walk began, page by page, as long as a page brings something new. What
     * falls due again meanwhile is left to the next walk, or one shard could keep the others waiting for ever.
     */
    private Future<Long> drain(Shard shard, Span span, long claimed) {
        return store.due(shard, span.begun(), terms.atOnce(), deadline())
                .compose(due -> Future.join(
                                due.stream().map(id -> take(id, shard)).toList())
                        .map(taken -> taken.<Boolean>list().stream()
                                .filter(ours -> ours)
                                .count())
                        .compose(ours -> due.size() == terms.atOnce() && ours > 0 && !isOver(span)
                                ? drain(shard, span, claimed + ours)
                                : Future.succeededFuture(claimed + ours)));
    }

    /** Claims one order and delivers it. Whether the claim was ours; what goes wrong afterwards is left to its lease. */
    private Future<Boolean> take(OrderId id, Shard shard) {
        var now = timer.now();
        return store.claim(id, shard, now, terms.owner(), now.plus(terms.lease()), deadline())
                .compose(
                        claimed -> claimed.map(order -> deliver(order).map(true).otherwise(true))
                                .orElseGet(() -> Future.succeededFuture(false)))
                .recover(failure -> leaveAlone(id, failure));
    }

    /** An item that cannot be read must not keep the others from being delivered; a table that is down ends the walk. */
    private static Future<Boolean> leaveAlone(OrderId id, Throwable failure) {
        if (failure instanceof DependencyException dependency
                && dependency.fault().passing()) {
            return Future.failedFuture(failure);
        }
        LOG.atError().setCause(failure).addKeyValue("order_id", id.value()).log("order cannot be relayed");
        return Future.succeededFuture(false);
    }

    private Future<Recorded> deliver(StoredOrder claimed) {
        return counted(claimed)
                .compose(order ->
                        order.map(courier::deliver).orElseGet(() -> Future.succeededFuture(new Recorded.Applied())))
                .onFailure(failure -> LOG.atWarn()
                        .addKeyValue("order_id", claimed.order().id().value())
                        .addKeyValue("cause", String.valueOf(failure.getMessage()))
                        .log("relayed delivery not written down"));
    }

    /** The order with its mails counted, under the fence and before any is sent; empty if the lease was lost meanwhile. */
    private Future<Optional<StoredOrder>> counted(StoredOrder claimed) {
        if (!(claimed.outbox() instanceof Outbox.Open open) || !Counting.needed(open)) {
            return Future.succeededFuture(Optional.of(claimed));
        }
        var order = claimed.order();
        var next = Counting.beforeSending(order, open, timer.now());
        return store.record(order.id(), open, next, deadline())
                .map(recorded -> recorded instanceof Recorded.Applied
                        ? Optional.of(new StoredOrder(order, claimed.birth(), next, claimed.version() + 1))
                        : Optional.empty());
    }

    private Deadline deadline() {
        return timer.deadline(terms.lease());
    }
}
