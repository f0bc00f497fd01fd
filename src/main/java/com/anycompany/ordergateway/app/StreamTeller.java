package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.Takeover;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Collection;

/** Delivers, without a port, what those who take orders left to the table's stream. Safe for several threads. */
public final class StreamTeller implements AutoCloseable {
    private final FunctionBase base;
    private final Takeover takeover;
    private final Duration longestSend;

    private StreamTeller(FunctionBase base, Takeover takeover, Duration longestSend) {
        this.base = base;
        this.takeover = takeover;
        this.longestSend = longestSend;
    }

    /** One with the settings and credentials of the environment, as {@link #start}. */
    public static StreamTeller ofEnvironment() {
        return start(Settings.readForFunction(System.getenv()), AwsAccess.ofEnvironment());
    }

    /** Puts it together, as {@link OrderTaker#start}. */
    public static StreamTeller start(Settings settings, AwsAccess access) {
        var base = FunctionBase.start(settings, access);
        var sinks = base.works().sinks();
        return new StreamTeller(base, base.works().takeover(sinks), sinks.longestSend());
    }

    /** Takes over and delivers what was {@code seen}, beginning nothing that would outlast {@code left}. Does not fail. */
    public Future<Takeover.Sum> deliver(Collection<Takeover.Seen> seen, Duration left) {
        return base.measured(() -> takeover.deliver(seen, base.timer().deadline(WorkTime.toBegin(left, longestSend))));
    }

    @Override
    public void close() {
        base.close();
    }
}
