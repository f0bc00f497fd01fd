package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsServices;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.BackOff;
import com.anycompany.ordergateway.delivery.Courier;
import com.anycompany.ordergateway.delivery.Dispatcher;
import com.anycompany.ordergateway.delivery.Relay;
import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.intake.OrderRules;
import com.anycompany.ordergateway.intake.OutboxPlan;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.util.random.RandomGenerator;

/**
 * Everything between an entrance and AWS, put together: what takes orders, what delivers them, and what delivers those
 * that were left behind. Time, chance and AWS itself come from outside, so that a simulation runs the very same works.
 *
 * @param intake accepts or refuses orders
 * @param orders finds them again
 * @param dispatcher delivers what was just stored
 * @param relay delivers what was left behind, on calls of its own, so that a backlog never slows intake
 */
public record Works(Intake intake, OrderStore orders, Dispatcher dispatcher, Relay relay) {
    /**
     * Puts everything together. Nothing is begun. Read it from the top to see what the gateway is made of.
     *
     * @param requests AWS for requests and for the first delivery of what they stored
     * @param leftovers AWS for the relay
     * @param owner the name of this process, drawn anew at each start
     */
    public static Works of(
            Settings settings,
            AwsServices requests,
            AwsServices leftovers,
            Timer timer,
            RandomGenerator random,
            String owner) {
        var wiring = new Wiring(settings, timer, random);
        var orders = settings.orders();
        var backOff = new BackOff(orders.backOffShortest(), orders.backOffLongest(), random);

        var store = wiring.store(requests);
        var sinks = wiring.sinks(requests);
        var courier = new Courier(sinks, store, backOff, timer);
        var dispatcher = new Dispatcher(
                courier, timer, new Dispatcher.Limits(orders.deliveries(), orders.backlog(), sinks.longestSend()));

        var plan = new OutboxPlan(
                sinks.ports().keySet(), settings.mail().fixedRecipient().isPresent(), owner, orders.lease());
        var rules = new OrderRules(orders.defaultCurrency());
        var intake = new Intake(rules, plan, store, timer, random, dispatcher::accept);

        var leftStore = wiring.store(leftovers);
        var leftSinks = wiring.sinks(leftovers);
        var leftCourier = new Courier(leftSinks, leftStore, backOff, timer);
        var terms = Wiring.relayTerms(orders, owner);
        var relay = new Relay(leftStore, leftCourier, leftSinks.ports().keySet(), terms, timer, random);

        return new Works(intake, store, dispatcher, relay);
    }

    /** Begins nothing more. Completes when what is under way has ended and what was waiting is given back. */
    public Future<Void> stop() {
        return Future.join(dispatcher.stop(), relay.stop()).mapEmpty();
    }
}
