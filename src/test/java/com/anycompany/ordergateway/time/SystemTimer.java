package com.anycompany.ordergateway.time;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** The machine's clock and an alarm of the JDK's, for what talks to a process that has its own time. */
public final class SystemTimer implements Timer {
    @Override
    public Instant instant() {
        return Instant.now();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        var later = CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS);
        var alarm = CompletableFuture.runAsync(task, later);
        return () -> alarm.cancel(false);
    }
}
