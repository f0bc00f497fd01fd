package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;

/** A sink whose sends are repeated when the failure may pass. Not for mail: every repeat could reach a person. */
public final class RetryingSink implements SinkPort {
    private final SinkPort sink;
    private final Retries retries;
    private final Timer timer;
    private final Duration patience;

    /** {@code sink}, repeated as {@code retries} allows, for at most {@code patience}. */
    public RetryingSink(SinkPort sink, Retries retries, Timer timer, Duration patience) {
        this.sink = sink;
        this.retries = retries;
        this.timer = timer;
        this.patience = patience;
    }

    @Override
    public Future<Outcome> send(Notice notice, Deadline begunBy) {
        return retries.run(timer.deadline(patience), () -> sink.send(notice, begunBy));
    }

    @Override
    public boolean shut() {
        return sink.shut();
    }
}
