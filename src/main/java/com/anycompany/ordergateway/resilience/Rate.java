package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * So many a second and no more, evenly spaced once a second's worth is used up. Safe for several threads.
 *
 * <p>Source: the generic cell rate algorithm, ITU-T I.371; Amazon SES, "Managing your sending limits".
 */
public final class Rate {
    private static final long NANOS = 1_000_000_000;

    private final Duration interval;
    private final Timer timer;
    private Instant ideal;

    /** At most {@code perSecond} a second. */
    public Rate(int perSecond, Timer timer) {
        if (perSecond < 1) {
            throw new IllegalArgumentException("rate: " + perSecond + " (expected: >= 1)");
        }
        this.interval = Duration.ofNanos(NANOS / perSecond);
        this.timer = timer;
        this.ideal = Instant.EPOCH;
    }

    /** How long to wait for the next place, which is then taken; empty, and none taken, if that is not by {@code by}. */
    synchronized Optional<Duration> take(Deadline by) {
        var now = timer.instant();
        var full = now.minus(Duration.ofSeconds(1)).plus(interval);
        var next = ideal.isBefore(full) ? full : ideal;
        var wait = next.isAfter(now) ? Duration.between(now, next) : Duration.ZERO;
        if (by.passed(now.plus(wait))) {
            return Optional.empty();
        }
        ideal = next.plus(interval);
        return Optional.of(wait);
    }
}
