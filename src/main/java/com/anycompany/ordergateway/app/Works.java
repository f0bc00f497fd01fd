package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsServices;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.Courier;
import com.anycompany.ordergateway.delivery.Dispatcher;
import com.anycompany.ordergateway.delivery.Relay;
import com.anycompany.ordergateway.intake.Admission;
import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.meters.Measures;
import com.anycompany.ordergateway.order.Spans;
import com.anycompany.ordergateway.resilience.AdaptiveAdmission;
import com.anycompany.ordergateway.resilience.Breaker;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Everything between an entrance and AWS, put together: what takes orders, what delivers them, and what delivers those
 * that were left behind. Time, chance and AWS itself come from outside, so that a simulation runs the very same works.
 *
 * @param intake accepts or refuses orders
 * @param admission how much is let in at once
 * @param orders finds them again
 * @param dispatcher delivers what was just stored
 * @param relay delivers what was left behind, on calls of its own, so that a backlog never slows intake
 */
public record Works(Intake intake, Admission admission, OrderStore orders, Dispatcher dispatcher, Relay relay) {
    /**
     * AWS, as the two halves reach it.
     *
     * @param requests for requests and for the first delivery of what they stored
     * @param leftovers for the relay
     */
    public record Aws(AwsServices requests, AwsServices leftovers) {}

    /** The same with nothing measured and no spans. */
    public static Works of(
            Settings settings, Aws aws, Timer timer, RandomGenerator random, String owner, Breaker.Watcher watcher) {
        return of(settings, aws, timer, random, owner, watcher, Measures.NONE, Spans.NONE);
    }

    /**
     * Puts everything together. Nothing is begun. Read it from the top to see what the gateway is made of.
     *
     * @param owner the name of this process, drawn anew at each start
     */
    public static Works of(
            Settings settings,
            Aws aws,
            Timer timer,
            RandomGenerator random,
            String owner,
            Breaker.Watcher watcher,
            Measures measures,
            Spans spans) {
        var stacks = new Stacks(settings, timer, random, watcher, measures);
        var orders = settings.orders();
        var table = settings.table();
        var backOff = Wiring.backOff(orders, random);

        var breaker = stacks.tableBreaker("");
        var store = stacks.orders(aws.requests(), breaker, table.bulkhead(), table.waiting());
        var outboxes =
                stacks.outboxes(aws.requests(), breaker, table.finishing(), orders.deliveries() + orders.backlog());
        var sinks = stacks.sinks(aws.requests(), IntUnaryOperator.identity());
        var courier = new Courier(sinks, outboxes, backOff, timer);
        var dispatcher = new Dispatcher(
                courier, timer, new Dispatcher.Limits(orders.deliveries(), orders.backlog(), sinks.longestSend()));

        var admission = new AdaptiveAdmission(Wiring.admissionTerms(settings), timer);
        measures.admission(admission);
        var intake = Wiring.intake(settings, owner, store, timer, random, dispatcher::accept);

        var share = orders.relay().connections();
        var leftBehind = stacks.outboxes(
                aws.leftovers(),
                stacks.tableBreaker(Metering.BACKLOG),
                share,
                orders.relay().atOnce());
        var leftSinks = stacks.sinks(aws.leftovers(), connections -> Math.min(connections, share));
        var leftCourier = new Courier(leftSinks, leftBehind, backOff, timer, spans);
        var relay = new Relay(leftBehind, leftCourier, leftSinks, Wiring.relayTerms(orders, owner), timer, random);

        return new Works(intake, admission, store, dispatcher, relay);
    }

    /** Begins nothing more. Completes when what is under way has ended and what was waiting is given back. */
    public Future<Void> stop() {
        return Future.join(dispatcher.stop(), relay.stop()).mapEmpty();
    }
}
