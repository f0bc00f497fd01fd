package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;

/** The machine's clock, and the alarm of the event loop that asks. */
final class VertxTimer implements Timer {
    private final Vertx vertx;

    VertxTimer(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        var id = vertx.setTimer(Math.max(1, delay.toMillis()), fired -> task.run());
        return () -> vertx.cancelTimer(id);
    }
}
