package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.api.Api;
import com.anycompany.ordergateway.api.RequestIds;
import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.aws.DynamoOrderStore;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.BackOff;
import com.anycompany.ordergateway.delivery.Courier;
import com.anycompany.ordergateway.delivery.Dispatcher;
import com.anycompany.ordergateway.delivery.Relay;
import com.anycompany.ordergateway.http.HttpEntrance;
import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.intake.OrderRules;
import com.anycompany.ordergateway.intake.OutboxPlan;
import com.anycompany.ordergateway.resilience.RetryingOrderStore;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The gateway, put together and running. */
public final class Gateway {
    private static final Logger LOG = LoggerFactory.getLogger(Gateway.class);

    private final Settings settings;
    private final Vertx vertx;
    private final VertxTimer timer;
    private final AwsClients clients;
    private final StandingHealth health;
    private final HealthWatch watch;
    private final Dispatcher dispatcher;
    private final Relay relay;
    private final HttpEntrance entrance;

    private Gateway(
            Settings settings,
            Vertx vertx,
            VertxTimer timer,
            AwsClients clients,
            StandingHealth health,
            HealthWatch watch,
            Dispatcher dispatcher,
            Relay relay,
            HttpEntrance entrance) {
        this.settings = settings;
        this.vertx = vertx;
        this.timer = timer;
        this.clients = clients;
        this.health = health;
        this.watch = watch;
        this.dispatcher = dispatcher;
        this.relay = relay;
        this.entrance = entrance;
    }

    /**
     * Puts everything together and opens the port. Read it from the top to see what the gateway is made of. Fails with
     * {@link StartException} if the table does not exist, no credentials are found, or the port is taken; whatever else is
     * wrong with a dependency is reported and served around.
     */
    public static Future<Gateway> start(Vertx vertx, Settings settings, AwsAccess access) {
        var random = new SecureRandom();
        var timer = new VertxTimer(vertx);
        var health = new StandingHealth();

        var clients = new AwsClients(access, Wiring.callLimits(settings));
        var table = new DynamoOrderStore(clients.dynamoDb(), settings.table().name());
        var store = new RetryingOrderStore<>(table, Wiring.tableRetries(settings, timer, random));
        var sinks = Wiring.sinks(settings, clients, timer, random);

        var owner = UUID.randomUUID().toString();
        var orders = settings.orders();
        var backOff = new BackOff(orders.backOffShortest(), orders.backOffLongest(), random);
        var courier = new Courier(sinks, store, backOff, timer);
        var dispatcher = new Dispatcher(
                courier, timer, new Dispatcher.Limits(orders.deliveries(), orders.backlog(), sinks.longestSend()));

        var relay = new Relay(store, courier, sinks.ports().keySet(), Wiring.relayTerms(orders, owner), timer, random);

        var plan = new OutboxPlan(
                sinks.ports().keySet(), settings.mail().fixedRecipient().isPresent(), owner, orders.lease());
        var rules = new OrderRules(orders.defaultCurrency());
        var intake = new Intake(rules, plan, store, timer, random, dispatcher::accept);

        var watch = new HealthWatch(Wiring.preflight(settings, clients), health, timer);
        var requestIds = new RequestIds(random);
        var api = Api.of(intake, store, health, timer, settings.http().requestDeadline(), requestIds);

        return Startup.resolveCredentials(vertx, access)
                .compose(resolved -> Startup.look(watch, timer))
                .compose(looked -> Startup.open(vertx, api, requestIds, settings.http()))
                .map(entrance ->
                        new Gateway(settings, vertx, timer, clients, health, watch, dispatcher, relay, entrance))
                .onSuccess(started -> {
                    relay.start();
                    watch.start();
                })
                .onFailure(failed -> clients.close());
    }

    /** By when {@link #stop} has ended: the delay and the time-out of the settings, and a second to close. */
    public Duration longestStop() {
        return settings.drain().delay().plus(settings.drain().timeout()).plusSeconds(1);
    }

    /** The port that it really listens on. */
    public int port() {
        return entrance.port();
    }

    /**
     * Ends in order: no longer ready but still serving, then requests in flight finish, then what they stored is told as
     * far as the time allows and the rest is given back. Nothing is lost by what is left: it is in the table.
     */
    public Future<Void> stop() {
        LOG.atInfo().log("draining");
        health.drain();
        watch.stop();
        var delay = settings.drain().delay();
        var patience = settings.drain().timeout();
        return timer.pause(delay)
                .compose(served -> entrance.drain(patience.multipliedBy(2).dividedBy(3)))
                .transform(drained ->
                        Future.any(Future.all(dispatcher.stop(), relay.stop()), timer.pause(patience.dividedBy(3))))
                .transform(told -> vertx.executeBlocking(() -> {
                    clients.close();
                    return told;
                }))
                .mapEmpty();
    }
}
