package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** The machine's clock, and the alarm of an event loop that is not one of Vert.x. */
final class ExecutorTimer implements Timer {
    private final ScheduledExecutorService loop;

    ExecutorTimer(ScheduledExecutorService loop) {
        this.loop = loop;
    }

    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        var alarm = loop.schedule(task, Math.max(1, delay.toMillis()), TimeUnit.MILLISECONDS);
        return () -> alarm.cancel(false);
    }
}
