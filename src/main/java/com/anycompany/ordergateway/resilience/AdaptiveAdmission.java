package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.intake.Admission;
import com.netflix.concurrency.limits.Limit;
import com.netflix.concurrency.limits.Limiter;
import com.netflix.concurrency.limits.limit.FixedLimit;
import com.netflix.concurrency.limits.limit.Gradient2Limit;
import com.netflix.concurrency.limits.limit.WindowedLimit;
import com.netflix.concurrency.limits.limiter.SimpleLimiter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * A limit of the requests at once that finds itself: it grows while more at once takes no longer, and shrinks when it
 * does, since then the rest only waits somewhere. Orders and reads have a limit each. Safe for several threads.
 *
 * <p>Source: Netflix Technology Blog, "Performance Under Load: Adaptive Concurrency Limits"; concurrency-limits,
 * Gradient2Limit.
 */
public final class AdaptiveAdmission implements Admission {
    /** A request may take twice as long as usual before the limit shrinks: calls on a database vary that much by themselves. */
    private static final double TOLERANCE = 2.0;

    private static final int LEAST_ROOM = 4;

    private static final Duration LEAST_WINDOW = Duration.ofMillis(100);
    private static final Duration LONGEST_WINDOW = Duration.ofSeconds(1);

    private final Map<Kind, Room> rooms = new EnumMap<>(Kind.class);

    /** Of one kind of request. */
    private record Room(SimpleLimiter<Void> limiter, LongAccumulator most) {
        Optional<Permit> admit() {
            return limiter.acquire(null).map(this::place);
        }

        private Permit place(Limiter.Listener listener) {
            most.accumulate(limiter.getInflight());
            return new Place(listener);
        }

        int mostInFlight() {
            return Math.max((int) most.getThenReset(), limiter.getInflight());
        }
    }

    /**
     * Where the limit may go.
     *
     * @param fixed the limit itself; 0 lets it find itself
     * @param least never fewer at once
     * @param first to begin with
     * @param most never more at once
     */
    public record Terms(int fixed, int least, int first, int most) {}

    /** Limits of their own for each kind of request, all within {@code terms}. */
    public AdaptiveAdmission(Terms terms, InstantSource clock) {
        Arrays.stream(Kind.values())
                .forEach(kind ->
                        rooms.put(kind, new Room(limiter(kind, terms, clock), new LongAccumulator(Math::max, 0))));
    }

    @Override
    public Optional<Permit> admit(Kind kind) {
        return room(kind).admit();
    }

    /** How many of a kind are let in at once now. */
    public int limit(Kind kind) {
        return room(kind).limiter().getLimit();
    }

    /** How many of a kind have been under way at once at most since this was last asked. */
    public int mostInFlight(Kind kind) {
        return room(kind).mostInFlight();
    }

    private Room room(Kind kind) {
        return Objects.requireNonNull(rooms.get(kind));
    }

    private record Place(Limiter.Listener listener) implements Permit {
        @Override
        public void ended() {
            listener.onSuccess();
        }

        @Override
        public void endedEarly() {
            listener.onIgnore();
        }
    }

    private static SimpleLimiter<Void> limiter(Kind kind, Terms terms, InstantSource clock) {
        return SimpleLimiter.newBuilder()
                .named(kind.name())
                .limit(terms.fixed() > 0 ? FixedLimit.of(terms.fixed()) : adaptive(terms))
                .nanoClock(() -> nanos(clock.instant()))
                .build();
    }

    private static Limit adaptive(Terms terms) {
        var gradient = Gradient2Limit.newBuilder()
                .initialLimit(terms.first())
                .minLimit(terms.least())
                .maxConcurrency(terms.most())
                .rttTolerance(TOLERANCE)
                .queueSizeFunction(AdaptiveAdmission::room)
                .build();
        return WindowedLimit.newBuilder()
                .minWindowTime(LEAST_WINDOW.toNanos(), TimeUnit.NANOSECONDS)
                .maxWindowTime(LONGEST_WINDOW.toNanos(), TimeUnit.NANOSECONDS)
                .build(gradient);
    }

    /** How far the limit looks beyond itself: an eighth, so that it is back within seconds after a bad moment. */
    private static int room(int limit) {
        return Math.max(LEAST_ROOM, limit / 8);
    }

    private static long nanos(Instant instant) {
        return TimeUnit.SECONDS.toNanos(instant.getEpochSecond()) + instant.getNano();
    }
}
