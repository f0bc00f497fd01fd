package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.DynamoOrderStore;
import com.anycompany.ordergateway.aws.DynamoOutboxDesk;
import com.anycompany.ordergateway.operations.Answer;
import com.anycompany.ordergateway.operations.Listing;
import com.anycompany.ordergateway.operations.OutboxOperator;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.resilience.Guard;
import io.vertx.core.Future;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/** {@code outbox list | retry | park}: looks at what is left to tell, and changes it. */
sealed interface OutboxErrand extends Errand {
    /** How it is called. */
    String USAGE = """
            outbox list [--parked | --pending | --due] [--limit N]
            outbox retry ORDER_ID [ENTRY…] [--force]
            outbox retry --all-parked [--sink event|fulfilment|confirmation]… [--force]
            outbox park ORDER_ID ENTRY…""";

    int USUAL_LIMIT = 1_000;

    /** The errand that {@code arguments} ask for. */
    static Errand of(List<String> arguments) {
        var words = arguments.isEmpty() ? List.<String>of() : arguments.subList(1, arguments.size());
        return switch (arguments.isEmpty() ? "" : arguments.getFirst()) {
            case "list" -> list(Arguments.of(words, Set.of("--parked", "--pending", "--due"), Set.of("--limit")));
            case "retry" -> retry(Arguments.of(words, Set.of("--all-parked", "--force"), Set.of("--sink")));
            case "park" -> park(Arguments.of(words, Set.of(), Set.of()));
            default -> throw new UsageException("outbox (expected: list, retry or park)");
        };
    }

    private static Errand list(Arguments arguments) {
        if (arguments.flags().size() > 1 || !arguments.words().isEmpty()) {
            throw new UsageException("outbox list (expected: one of --parked, --pending and --due, and --limit)");
        }
        var wanted = arguments.flags().stream()
                .map(flag -> Listing.Wanted.valueOf(flag.substring(2).toUpperCase(Locale.ROOT)))
                .findFirst()
                .orElse(Listing.Wanted.ALL);
        return new Show(wanted, arguments.number("--limit", USUAL_LIMIT));
    }

    private static Errand retry(Arguments arguments) {
        var force = arguments.has("--force");
        if (!arguments.has("--all-parked")) {
            if (!arguments.all("--sink").isEmpty()) {
                throw new UsageException("--sink (expected: beside --all-parked)");
            }
            return new Retry(arguments.order(0), arguments.entries(1), force);
        }
        if (!arguments.words().isEmpty()) {
            throw new UsageException("--all-parked (expected: no order id beside it)");
        }
        var sinks = arguments.all("--sink").stream()
                .map(label -> Arguments.sink("--sink", label))
                .collect(Collectors.toSet());
        return new RetryAllParked(sinks.isEmpty() ? EnumSet.allOf(Sink.class) : sinks, force);
    }

    private static Errand park(Arguments arguments) {
        var id = arguments.order(0);
        var entries = arguments.entries(1);
        if (entries.isEmpty()) {
            throw new UsageException("outbox park (expected: the entries to park, behind the order id)");
        }
        return new Park(id, entries);
    }

    /** {@code outbox list}. */
    record Show(Listing.Wanted wanted, int limit) implements OutboxErrand {
        @Override
        public Future<Integer> run(Surroundings surroundings) {
            var shown = new AtomicInteger();
            var listing = new Listing(orders(surroundings), desk(surroundings), surroundings.timer());
            return listing.rows(wanted, row -> {
                        surroundings.out().accept(row.inWords());
                        return shown.incrementAndGet() < limit;
                    })
                    .map(walked -> {
                        surroundings
                                .out()
                                .accept(
                                        shown.get() < limit
                                                ? shown + " in all"
                                                : shown + " shown (--limit), there may be more");
                        return WELL;
                    });
        }
    }

    /** {@code outbox retry} of one order. */
    record Retry(OrderId id, Set<OutboxEntry> entries, boolean force) implements OutboxErrand {
        @Override
        public Future<Integer> run(Surroundings surroundings) {
            return operator(surroundings).retry(id, entries, force).map(answer -> told(surroundings, answer));
        }
    }

    /** {@code outbox retry --all-parked}. */
    record RetryAllParked(Set<Sink> sinks, boolean force) implements OutboxErrand {
        @Override
        public Future<Integer> run(Surroundings surroundings) {
            var put = new AtomicInteger();
            var left = new AtomicInteger();
            return operator(surroundings)
                    .retryAllParked(sinks, force, answer -> {
                        told(surroundings, answer);
                        (answer.changed() ? put : left).incrementAndGet();
                    })
                    .map(walked -> {
                        surroundings.out().accept("orders: " + put + " put back, " + left + " left alone");
                        return left.get() == 0 ? WELL : FOUND;
                    });
        }
    }

    /** {@code outbox park}. */
    record Park(OrderId id, Set<OutboxEntry> entries) implements OutboxErrand {
        @Override
        public Future<Integer> run(Surroundings surroundings) {
            return operator(surroundings).park(id, entries).map(answer -> told(surroundings, answer));
        }
    }

    private static int told(Surroundings surroundings, Answer answer) {
        surroundings.out().accept(answer.inWords());
        return answer.changed() ? WELL : FOUND;
    }

    private static OutboxOperator operator(Surroundings surroundings) {
        var terms = new OutboxOperator.Terms(
                "operator-" + UUID.randomUUID(),
                surroundings.settings().orders().lease());
        return new OutboxOperator(orders(surroundings), desk(surroundings), terms, surroundings.timer());
    }

    private static DynamoOrderStore orders(Surroundings surroundings) {
        return new DynamoOrderStore(
                surroundings.aws().dynamoDb(), surroundings.settings().table().name(), Guard.NONE);
    }

    private static DynamoOutboxDesk desk(Surroundings surroundings) {
        return new DynamoOutboxDesk(
                surroundings.aws().dynamoDb(), surroundings.settings().table().name());
    }
}
