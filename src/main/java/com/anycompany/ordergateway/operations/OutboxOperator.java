package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.OutboxDesk;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Changes outboxes for an operator: reads an order, decides, and writes if nobody changed it meanwhile; if somebody did,
 * decides again on what stands there now. Futures fail with
 * {@link com.anycompany.ordergateway.fault.DependencyException}.
 */
public final class OutboxOperator {
    private static final int MOST_DECISIONS = 5;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final OrderStore orders;
    private final OutboxDesk desk;
    private final Terms terms;
    private final Timer timer;

    /**
     * Who writes, and how gateways work.
     *
     * @param owner a name of this run alone, by which it knows its own writes
     * @param lease for how long a gateway takes an order
     */
    public record Terms(String owner, Duration lease) {}

    /** An operator on the orders in {@code orders} and {@code desk}, which must be the same. */
    public OutboxOperator(OrderStore orders, OutboxDesk desk, Terms terms, Timer timer) {
        this.orders = orders;
        this.desk = desk;
        this.terms = terms;
        this.timer = timer;
    }

    /**
     * Puts {@code entries} of an order back, or all that are parked if none are named, and makes it due now. An order that
     * somebody may hold is left alone, unless {@code force}.
     */
    public Future<Answer> retry(OrderId id, Set<OutboxEntry> entries, boolean force) {
        return change(id, order -> changes().retry(order, entries, force));
    }

    /** Parks {@code entries} of an order, all of which must be pending. */
    public Future<Answer> park(OrderId id, Set<OutboxEntry> entries) {
        return change(id, order -> changes().park(order, entries));
    }

    /** Puts back whatever is parked for one of {@code sinks}, order by order, and tells each answer to {@code told}. */
    public Future<Void> retryAllParked(Set<Sink> sinks, boolean force, Consumer<Answer> told) {
        var listing = new Listing(orders, desk, timer);
        return listing.each(Listing.Wanted.PARKED, order -> {
            var entries = order.outbox().parkedEntries().stream()
                    .filter(entry -> sinks.contains(entry.sink()))
                    .collect(Collectors.toUnmodifiableSet());
            return entries.isEmpty()
                    ? Future.succeededFuture(true)
                    : retry(order.order().id(), entries, force).map(answer -> {
                        told.accept(answer);
                        return true;
                    });
        });
    }

    private Changes changes() {
        return new Changes(terms.owner(), terms.lease(), timer.now());
    }

    private Future<Answer> change(OrderId id, Function<StoredOrder, Change> decision) {
        return orders.find(id, deadline())
                .compose(found -> found.map(order -> decide(order, decision, MOST_DECISIONS))
                        .orElseGet(() -> Future.succeededFuture(new Answer(id, false, "does not exist"))));
    }

    private Future<Answer> decide(StoredOrder order, Function<StoredOrder, Change> decision, int left) {
        var id = order.order().id();
        return switch (decision.apply(order)) {
            case Change.Nothing(var why) -> Future.succeededFuture(new Answer(id, false, why));
            case Change.Held(var owner, var until) ->
                Future.succeededFuture(new Answer(
                        id,
                        false,
                        "left alone: " + owner + " may be delivering it until " + until + " (--force takes it)"));
            case Change.Write write ->
                desk.amend(order, write.next(), deadline()).compose(recorded -> switch (recorded) {
                    case Recorded.Applied() -> Future.succeededFuture(new Answer(id, true, write.words()));
                    case Recorded.Gone() -> Future.succeededFuture(new Answer(id, false, "does not exist"));
                    case Recorded.Superseded(var now) -> superseded(order, write, now, decision, left);
                });
        };
    }

    /** A write whose answer was lost and that was sent again meets itself. */
    private Future<Answer> superseded(
            StoredOrder seen, Change.Write write, StoredOrder now, Function<StoredOrder, Change> decision, int left) {
        var id = seen.order().id();
        if (now.outbox().equals(write.next()) && now.version() == seen.version() + 1) {
            return Future.succeededFuture(new Answer(id, true, write.words()));
        }
        return left > 1
                ? decide(now, decision, left - 1)
                : Future.succeededFuture(new Answer(id, false, "left alone: it changes all the time"));
    }

    private Deadline deadline() {
        return timer.deadline(PATIENCE);
    }
}
