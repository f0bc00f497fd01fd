package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.time.Timer;
import java.time.Duration;
import java.time.Instant;

/** The clock and the alarms of one process: virtual, and as wrong as its clock is. */
final class SimTimer implements Timer {
    private final Scheduler scheduler;
    private final Life process;

    SimTimer(Scheduler scheduler, Life process) {
        this.scheduler = scheduler;
        this.process = process;
    }

    @Override
    public Instant instant() {
        return Instant.ofEpochMilli(scheduler.now() + process.skew());
    }

    /** A frozen process knows it when it wakes. */
    @Override
    public boolean heldUpSince(Instant begun) {
        return process.frozenUntil() + process.skew() >= begun.toEpochMilli();
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        return scheduler.later(process, Scheduler.Weight.STEP, Math.max(0, delay.toMillis()), task);
    }
}
