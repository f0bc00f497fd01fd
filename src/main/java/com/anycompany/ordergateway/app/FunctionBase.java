package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.aws.FirstCalls;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.order.Sink;
import io.vertx.core.Future;
import java.security.SecureRandom;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** What every function of the gateway stands on. Of AWS it makes only the clients that are asked for. */
record FunctionBase(
        WorkLoop loop,
        VertxTimer timer,
        SecureRandom random,
        StandingHealth health,
        AwsClients clients,
        FunctionWorks works,
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
        var owner = UUID.randomUUID().toString();
        var works = new FunctionWorks(
                settings, clients.services(), timer, random, owner, health::breaker, metering.measures());
        metering.open(access);
        return new FunctionBase(loop, timer, random, health, clients, works, metering);
    }

    /** Does {@code work} on the loop and then hands over what was measured, before the function is frozen again. */
    <T> Future<T> measured(Supplier<Future<T>> work) {
        return loop.run(() -> work.get().andThen(ended -> metering.flush()));
    }

    /** Calls the table and {@code sinks} once, whatever comes of it. */
    Future<Void> callOnce(Set<Sink> sinks) {
        return loop.run(() -> FirstCalls.on(clients.services(), sinks));
    }

    @Override
    public void close() {
        metering.close();
        clients.close();
        loop.close();
    }
}
