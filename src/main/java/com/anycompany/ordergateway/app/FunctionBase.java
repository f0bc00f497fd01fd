package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.aws.AwsServices;
import com.anycompany.ordergateway.aws.FirstCalls;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.Courier;
import com.anycompany.ordergateway.delivery.Sinks;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.resilience.Breaker;
import com.anycompany.ordergateway.resilience.RetryingOrderStore;
import com.anycompany.ordergateway.store.OutboxStore;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * What every function of the gateway is made from. Of AWS it makes only the clients that are asked for.
 *
 * @param owner the name of this process, drawn anew at each start
 */
record FunctionBase(
        Settings settings,
        WorkLoop loop,
        VertxTimer timer,
        SecureRandom random,
        String owner,
        StandingHealth health,
        AwsClients clients,
        Stacks stacks,
        Breaker tableBreaker,
        Metering metering)
        implements AutoCloseable {

    /**
     * Starts a loop, resolves the credentials, which may block, and draws what is to be this process's own. Throws the SDK's
     * exception if there are no credentials. Nothing is sent to AWS.
     */
    static FunctionBase start(Settings settings, AwsAccess access) {
        access.resolve();
        var loop = WorkLoop.start();
        var timer = loop.timer();
        var random = new SecureRandom();
        var health = new StandingHealth();
        var clients = new AwsClients(access, Wiring.callLimits(settings));
        var metering = Metering.of(settings.metrics(), timer);
        var stacks = new Stacks(settings, timer, random, health::breaker, metering.measures());
        var owner = UUID.randomUUID().toString();
        metering.open(access);
        var breaker = stacks.tableBreaker("");
        return new FunctionBase(settings, loop, timer, random, owner, health, clients, stacks, breaker, metering);
    }

    private AwsServices aws() {
        return clients.services();
    }

    /** The table, as whoever takes orders reaches it. */
    RetryingOrderStore<?> orders() {
        return stacks.orders(
                aws(),
                tableBreaker,
                settings.table().bulkhead(),
                settings.table().waiting());
    }

    /** The table, as whoever delivers reaches it. */
    OutboxStore outboxes() {
        var orders = settings.orders();
        return stacks.outboxes(
                aws(), tableBreaker, settings.table().finishing(), orders.deliveries() + orders.backlog());
    }

    Sinks sinks() {
        return stacks.sinks(aws(), IntUnaryOperator.identity());
    }

    Courier courier(Sinks sinks, OutboxStore outboxes) {
        return new Courier(sinks, outboxes, Wiring.backOff(settings.orders(), random), timer);
    }

    /** Does {@code work} on the loop and then hands over what was measured, before the function is frozen again. */
    <T> Future<T> measured(Supplier<Future<T>> work) {
        return loop.run(() -> work.get().andThen(ended -> metering.flush()));
    }

    /** Calls the table and {@code sinks} once, whatever comes of it. */
    Future<Void> callOnce(Set<Sink> sinks) {
        return loop.run(() -> FirstCalls.on(aws(), sinks));
    }

    @Override
    public void close() {
        metering.close();
        clients.close();
        loop.close();
    }
}
