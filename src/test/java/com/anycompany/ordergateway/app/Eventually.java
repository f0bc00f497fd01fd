package com.anycompany.ordergateway.app;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;

/** What another process or thread brings about in its own time. The patience is a guard against hanging, no timing. */
public final class Eventually {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final Duration BETWEEN = Duration.ofMillis(20);

    private Eventually() {}

    /** What {@code look} sees once that is {@code enough}; fails if it never is. */
    public static <T> T get(Supplier<T> look, Predicate<T> enough) {
        return get(PATIENCE, look, enough);
    }

    /** The same for what takes longer than usual. */
    public static <T> T get(Duration patience, Supplier<T> look, Predicate<T> enough) {
        var end = Instant.now().plus(patience);
        var seen = look.get();
        while (!enough.test(seen)) {
            if (Instant.now().isAfter(end)) {
                throw new AssertionError("still " + seen + " after " + patience);
            }
            pause(BETWEEN);
            seen = look.get();
        }
        return seen;
    }

    /** Lets others work for a while: the pace of a load, or the moment of a blow; never what a test waits for. */
    public static void pause(Duration length) {
        LockSupport.parkNanos(length.toNanos());
    }
}
