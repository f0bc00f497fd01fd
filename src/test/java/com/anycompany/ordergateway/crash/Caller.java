package com.anycompany.ordergateway.crash;

import com.anycompany.ordergateway.app.Eventually;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.random.RandomGenerator;

/**
 * One honest caller on one kept-alive connection. What is not answered, or answered by 503, it repeats with the same id
 * until it has a receipt, at whatever gateway is open; and now and then it asks once more for what it has already.
 */
final class Caller implements Runnable {
    private static final int TOO_MANY_REPEATS = 5_000;
    private static final int ONE_IN = 20;

    private final Gateways gateways;
    private final OrderSource orders;
    private final Ledger ledger;
    private final Manners manners;
    private final RandomGenerator random;
    private Optional<Connection> connection = Optional.empty();

    /**
     * How it behaves.
     *
     * @param patience how long it waits for an answer
     * @param rest the longest rest between two orders
     * @param met learns of every reply, and from which port it came
     */
    record Manners(Duration patience, Duration rest, BiConsumer<Integer, Reply> met) {}

    Caller(Gateways gateways, OrderSource orders, Ledger ledger, Manners manners, RandomGenerator random) {
        this.gateways = gateways;
        this.orders = orders;
        this.ledger = ledger;
        this.manners = manners;
        this.random = random;
    }

    @Override
    public void run() {
        for (var order = orders.next(random); order.isPresent(); order = orders.next(random)) {
            ledger.posted(order.get());
            place(order.get());
            if (random.nextInt(ONE_IN) == 0) {
                place(order.get());
            }
            Eventually.pause(manners.rest().multipliedBy(random.nextInt(100)).dividedBy(100));
        }
        leave();
    }

    private void place(PostedOrder order) {
        for (var repeats = 0; repeats < TOO_MANY_REPEATS; repeats++) {
            if (post(order)) {
                return;
            }
            ledger.count("repeated");
            Eventually.pause(Duration.ofMillis(random.nextInt(10, 100)));
        }
        ledger.fault(order.id() + " has no receipt after " + TOO_MANY_REPEATS + " repeats");
    }

    /** Whether that settles it. */
    private boolean post(PostedOrder order) {
        var port = connection.isPresent()
                ? connection.get().port()
                : gateways.any(random).orElse(0);
        if (port == 0) {
            return false;
        }
        var open = connection.orElseGet(() -> new Connection(port, manners.patience()));
        connection = Optional.of(open);
        var reply = open.ask("POST", "/orders", order.json());
        manners.met().accept(port, reply);
        return switch (reply) {
            case Reply.Answered answered -> settles(order, answered);
            case Reply.Lost(var loss, var idle) -> {
                ledger.count(loss.name().toLowerCase(Locale.ROOT));
                leave();
                yield false;
            }
        };
    }

    private boolean settles(PostedOrder order, Reply.Answered answer) {
        if (answer.last()) {
            leave();
        }
        if (answer.status() == 200) {
            ledger.acknowledged(order, answer.body());
            if (answer.replayed()) {
                ledger.count("replayed");
            }
            return true;
        }
        ledger.count("answered " + answer.status());
        if (answer.status() == 503) {
            return false;
        }
        ledger.fault(order.id() + " answered by " + answer);
        return true;
    }

    private void leave() {
        connection.ifPresent(Connection::close);
        connection = Optional.empty();
    }
}
