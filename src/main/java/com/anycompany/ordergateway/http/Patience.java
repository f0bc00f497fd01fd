package com.anycompany.ordergateway.http;

import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.ScheduledFuture;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a connection may stay as it is. Moving the moment back is a write to a field: the alarm that is set already
 * rings, finds that it is early, and is set again. Used on the event loop of its connection only.
 */
final class Patience {
    private final EventExecutor loop;
    private final Runnable end;

    private @Nullable ScheduledFuture<?> alarm;
    private long alarmNanos;
    private long endNanos;

    /** Calls {@code end} on {@code loop} when the time is over. */
    Patience(EventExecutor loop, Runnable end) {
        this.loop = loop;
        this.end = end;
    }

    /** From now on {@code length}, whatever was allowed before. */
    void allow(Duration length) {
        endNanos = loop.ticker().nanoTime() + length.toNanos();
        if (alarm == null) {
            set(length.toNanos());
        } else if (endNanos - alarmNanos < 0) {
            alarm.cancel(false);
            set(length.toNanos());
        }
    }

    /** For ever. */
    void stop() {
        if (alarm != null) {
            alarm.cancel(false);
            alarm = null;
        }
    }

    private void set(long nanos) {
        alarmNanos = endNanos;
        alarm = loop.schedule(this::ring, nanos, TimeUnit.NANOSECONDS);
    }

    private void ring() {
        alarm = null;
        var left = endNanos - loop.ticker().nanoTime();
        if (left > 0) {
            set(left);
        } else {
            end.run();
        }
    }
}
