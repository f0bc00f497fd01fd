package com.anycompany.ordergateway.delivery;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before trying again: full jitter under a ceiling that doubles from {@code shortest} to {@code longest}.
 *
 * <p>Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
 */
public record BackOff(Duration shortest, Duration longest, RandomGenerator random) {
    private static final int MOST_DOUBLINGS = 20;

    public BackOff {
        if (shortest.isNegative() || shortest.isZero() || longest.compareTo(shortest) < 0) {
            throw new IllegalArgumentException(
                    "back-off: " + shortest + " to " + longest + " (expected: 0 < shortest <= longest)");
        }
    }

    /** The wait after so many failures; at least a millisecond. */
    public Duration after(int failures) {
        var doublings = Math.clamp(failures - 1L, 0, MOST_DOUBLINGS);
        var ceiling = Math.min(longest.toMillis(), shortest.toMillis() << doublings);
        return Duration.ofMillis(random.nextLong(1, ceiling + 1));
    }
}
