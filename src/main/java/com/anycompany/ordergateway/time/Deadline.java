package com.anycompany.ordergateway.time;

import java.time.Duration;
import java.time.Instant;

/** The moment after which nobody waits for an answer any more. */
public record Deadline(Instant at) {
    /** What is left of it at {@code now}; zero once it has passed. */
    public Duration left(Instant now) {
        var left = Duration.between(now, at);
        return left.isNegative() ? Duration.ZERO : left;
    }

    /** Whichever comes first, this or {@code other}. */
    public Deadline orEarlier(Deadline other) {
        return other.at.isBefore(at) ? other : this;
    }

    /** Whether it has passed at {@code now}. */
    public boolean passed(Instant now) {
        return !now.isBefore(at);
    }
}
