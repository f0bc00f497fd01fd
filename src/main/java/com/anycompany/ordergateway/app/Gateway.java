package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.api.Api;
import com.anycompany.ordergateway.api.RequestIds;
import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.DynamoOutboxDesk;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.http.HttpEntrance;
import com.anycompany.ordergateway.telemetry.CloudWatchMetrics;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
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
    private final Clients clients;
    private final StandingHealth health;
    private final HealthWatch watch;
    private final Works works;
    private final Metering metering;
    private final Tracing tracing;
    private final OutboxWatch outbox;
    private final HttpEntrance entrance;

    private Gateway(
            Settings settings,
            Vertx vertx,
            VertxTimer timer,
            Clients clients,
            StandingHealth health,
            HealthWatch watch,
            Works works,
            Metering metering,
            Tracing tracing,
            OutboxWatch outbox,
            HttpEntrance entrance) {
        this.settings = settings;
        this.vertx = vertx;
        this.timer = timer;
        this.clients = clients;
        this.health = health;
        this.watch = watch;
        this.works = works;
        this.metering = metering;
        this.tracing = tracing;
        this.outbox = outbox;
        this.entrance = entrance;
    }

    /**
     * Puts everything together and opens the port. Fails with
     * {@link StartException} if the table does not exist, no credentials are found, or the port is taken; whatever else is
     * wrong with a dependency is reported and served around.
     */
    public static Future<Gateway> start(Vertx vertx, Settings settings, AwsAccess access) {
        var random = new BlockRandom();
        var lag = new LoopLag();
        var timer = new VertxTimer(vertx, lag::heldUpSince);
        var health = new StandingHealth();

        var clients = Clients.of(access, settings);
        var owner = UUID.randomUUID().toString();
        var metering = Metering.of(settings.metrics(), timer);
        var measures = metering.measures();
        var tracing = Tracing.of(settings.traces());
        var spans = tracing.spans();
        var works = Works.of(settings, clients.services(), timer, random, owner, health::breaker, measures, spans);
        metering.open(access);
        var desk = new DynamoOutboxDesk(
                clients.leftovers().dynamoDb(), settings.table().name());
        var outbox = new OutboxWatch(desk, measures, timer);

        var watch = new HealthWatch(Wiring.preflight(settings, clients.requests()), health, timer);
        var requestIds = new RequestIds(random);
        var patience = settings.http().requestDeadline();
        var api = Api.of(
                works.intake(),
                works.admission(),
                works.orders(),
                health,
                timer,
                patience,
                requestIds,
                metering.requests(),
                spans);

        return Startup.resolveCredentials(vertx, access)
                .compose(resolved -> Rehearsal.play(vertx, settings.http().rehearsal()))
                .compose(rehearsed -> Startup.look(watch, timer))
                .compose(looked -> Startup.open(vertx, api, requestIds, settings.http()))
                .map(entrance -> new Gateway(
                        settings, vertx, timer, clients, health, watch, works, metering, tracing, outbox, entrance))
                .onSuccess(started -> {
                    works.relay().start();
                    watch.start();
                    started.measure();
                    lag.watch(vertx, Startup.loops(settings.http()), measures::loopLag);
                    clients.eachLoop(lag::watch);
                })
                .onFailure(failed -> {
                    metering.close();
                    tracing.close();
                    clients.close();
                });
    }

    private void measure() {
        if (metering.on()) {
            outbox.start();
        }
        if (metering.flushed()) {
            vertx.setPeriodic(CloudWatchMetrics.STEP.toMillis(), rung -> metering.flush());
        }
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
        outbox.stop();
        var delay = settings.drain().delay();
        var patience = settings.drain().timeout();
        return timer.pause(delay)
                .compose(served -> entrance.drain(patience.multipliedBy(2).dividedBy(3)))
                .transform(drained -> Future.any(works.stop(), timer.pause(patience.dividedBy(3))))
                .transform(told -> vertx.executeBlocking(() -> {
                    metering.close();
                    tracing.close();
                    clients.close();
                    return told;
                }))
                .mapEmpty();
    }
}
