package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Predicate;

/** The machine's clock, and the alarm of the event loop that asks. */
final class VertxTimer implements Timer {
    private final Vertx vertx;
    private final Predicate<Instant> heldUp;

    /** A timer that never knows whether the process was held up. */
    VertxTimer(Vertx vertx) {
        this(vertx, begun -> false);
    }

    /** A timer that has {@code heldUp} say whether the process was held up since a moment. */
    VertxTimer(Vertx vertx, Predicate<Instant> heldUp) {
        this.vertx = vertx;
        this.heldUp = heldUp;
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

    @Override
    public boolean heldUpSince(Instant begun) {
        return heldUp.test(begun);
    }
}
