package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.Cursor;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.OutboxDesk;
import com.anycompany.ordergateway.store.Page;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.Standing;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Function;
import java.util.stream.Stream;

/** Walks the index of outboxes, shard by shard and page by page, and reads each order as it stands. */
public final class Listing {
    private static final int PAGE = 100;
    private static final int AT_ONCE = 16;
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    /** Later than any time that stands in the table. */
    private static final Instant ANY_TIME = Instant.parse("9999-12-31T23:59:59Z");

    private final OrderStore orders;
    private final OutboxDesk desk;
    private final Timer timer;

    /** Which entries are wanted. */
    public enum Wanted {
        /** Whatever is pending or parked. */
        ALL,
        /** What is parked, also where other entries of the order are pending. */
        PARKED,
        /** What is pending. */
        PENDING,
        /** What is pending and due. */
        DUE;

        /** Whether {@code row} is among them. */
        public boolean fits(Row row) {
            return switch (this) {
                case ALL -> true;
                case PARKED -> row.parked();
                case PENDING, DUE -> !row.parked();
            };
        }

        private List<Shard> shards() {
            var work = Shard.allWithWorkFor(EnumSet.allOf(Sink.class));
            return switch (this) {
                case ALL, PARKED ->
                    Stream.concat(Shard.allParked().stream(), work.stream()).toList();
                case PENDING, DUE -> work;
            };
        }

        private Instant dueBy(Instant now) {
            return this == DUE ? now : ANY_TIME;
        }
    }

    /** A listing of the orders in {@code orders} and {@code desk}, which must be the same. */
    public Listing(OrderStore orders, OutboxDesk desk, Timer timer) {
        this.orders = orders;
        this.desk = desk;
        this.timer = timer;
    }

    /** Shows the rows of what is wanted to {@code show}, until it says that it has seen enough. */
    public Future<Void> rows(Wanted wanted, Function<Row, Boolean> show) {
        return each(
                wanted,
                order -> Future.succeededFuture(
                        Row.of(order).stream().filter(wanted::fits).allMatch(show::apply)));
    }

    /** Hands each order that stands in the shards of {@code wanted} to {@code visitor}, until that says no. */
    Future<Void> each(Wanted wanted, Function<StoredOrder, Future<Boolean>> visitor) {
        return new Walk(wanted, visitor).run();
    }

    /** One walk, and how far it has come. */
    private final class Walk {
        private final Queue<Shard> shards;
        private final Instant dueBy;
        private final Function<StoredOrder, Future<Boolean>> visitor;
        private final Queue<OrderId> page = new ArrayDeque<>();
        private Cursor cursor = new Cursor.Start();

        Walk(Wanted wanted, Function<StoredOrder, Future<Boolean>> visitor) {
            this.shards = new ArrayDeque<>(wanted.shards());
            this.dueBy = wanted.dueBy(timer.now());
            this.visitor = visitor;
        }

        Future<Void> run() {
            return Loop.whileTrue(this::step);
        }

        private Future<Boolean> step() {
            if (!page.isEmpty()) {
                return visitSome();
            }
            if (cursor instanceof Cursor.End) {
                shards.remove();
                cursor = new Cursor.Start();
            }
            return shards.isEmpty()
                    ? Future.succeededFuture(false)
                    : desk.standing(shards.element(), dueBy, cursor, PAGE, deadline())
                            .map(this::turn);
        }

        private boolean turn(Page<Standing> next) {
            next.items().forEach(standing -> page.add(standing.id()));
            cursor = next.next();
            return true;
        }

        /** Reads several at once, and shows them one after the other. */
        private Future<Boolean> visitSome() {
            var some = Stream.generate(page::poll)
                    .limit(Math.min(AT_ONCE, page.size()))
                    .toList();
            return Future.all(some.stream().map(this::read).toList())
                    .map(all -> all.<Optional<StoredOrder>>list())
                    .compose(found -> visit(new ArrayDeque<>(
                            found.stream().flatMap(Optional::stream).toList())));
        }

        /** An item that cannot be read hides no other; an audit names it. */
        private Future<Optional<StoredOrder>> read(OrderId id) {
            return orders.find(id, deadline())
                    .recover(failure -> failure instanceof DependencyException
                            ? Future.failedFuture(failure)
                            : Future.succeededFuture(Optional.empty()));
        }

        private Future<Boolean> visit(Queue<StoredOrder> found) {
            return found.isEmpty()
                    ? Future.succeededFuture(true)
                    : visitor.apply(found.remove())
                            .compose(more -> more ? visit(found) : Future.succeededFuture(false));
        }
    }

    private Deadline deadline() {
        return timer.deadline(PATIENCE);
    }
}
