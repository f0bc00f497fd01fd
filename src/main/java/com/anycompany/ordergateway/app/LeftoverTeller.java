package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.DynamoOutboxDesk;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.Relay;
import io.vertx.core.Future;
import java.time.Duration;

/** Walks, without a port, to orders whose lease has run out, and delivers them. Safe for several threads. */
public final class LeftoverTeller implements AutoCloseable {
    private final FunctionBase base;
    private final Relay relay;
    private final OutboxWatch outbox;
    private final Duration longestSend;

    private LeftoverTeller(FunctionBase base, Relay relay, OutboxWatch outbox, Duration longestSend) {
        this.base = base;
        this.relay = relay;
        this.outbox = outbox;
        this.longestSend = longestSend;
    }

    /** One with the settings and credentials of the environment, as {@link #start}. */
    public static LeftoverTeller ofEnvironment() {
        return start(Settings.readForFunction(System.getenv()), AwsAccess.ofEnvironment());
    }

    /** Puts it together, as {@link OrderTaker#start}. */
    public static LeftoverTeller start(Settings settings, AwsAccess access) {
        var base = FunctionBase.start(settings, access);
        var sinks = base.works().sinks();
        var desk =
                new DynamoOutboxDesk(base.clients().dynamoDb(), settings.table().name());
        var outbox = new OutboxWatch(desk, base.metering().measures(), base.timer());
        return new LeftoverTeller(base, base.works().relay(sinks), outbox, sinks.longestSend());
    }

    /**
     * Walks once, beginning nothing that would outlast {@code left}. Completes with how many orders it claimed; fails if the
     * table cannot be asked.
     */
    public Future<Long> walk(Duration left) {
        return base.measured(() -> relay.sweep(base.timer().deadline(WorkTime.toBegin(left, longestSend)))
                .onFailure(failure -> outbox.forget())
                .compose(claimed ->
                        base.metering().on() ? outbox.look().map(claimed) : Future.succeededFuture(claimed)));
    }

    @Override
    public void close() {
        base.close();
    }
}
