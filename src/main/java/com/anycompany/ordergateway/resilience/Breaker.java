package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.time.Timer;
import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowSynchronizationStrategy;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig.SlidingWindowType;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The circuit breaker of one dependency. It counts a call as failed when the dependency itself is in trouble: a condition
 * that did not hold, a throttled call or a refused message is an answer like any other. It opens on a share of the last
 * calls or, sooner, on {@link Silence}. Safe for several threads.
 *
 * <p>Where this process itself was held up, a call that was slow or ran out of time says nothing and is not counted: a
 * process that is starved of its processors, as a fresh one is under a crowd, would shut itself off from what is well.
 *
 * <p>Trial calls always resolve: one that is not answered by {@code patience} counts as failed, so that a lost answer
 * cannot keep the breaker half open for ever.
 *
 * <p>A change of its state is one line in the log, with how many calls it has held back since the one before; what it holds
 * back is no line.
 *
 * <p>Source: Resilience4j, CircuitBreaker; M. Nygard, "Release It!", stability patterns.
 */
public final class Breaker {
    private static final Logger LOG = LoggerFactory.getLogger(Breaker.class);

    private final CircuitBreaker breaker;
    private final Terms terms;
    private final Timer timer;
    private final Silence silence;
    private final LongAdder heldBack = new LongAdder();
    private volatile Instant openUntil = Instant.MIN;

    /**
     * When it opens, and for how long.
     *
     * @param window so many of the last calls are looked at
     * @param threshold opens when so many per cent of them failed or were slow
     * @param open how long no call is let through then
     * @param trials calls let through after that, to see whether the dependency is back
     * @param slow a call that takes longer counts as slow
     * @param patience a trial call that takes longer counts as failed
     */
    public record Terms(int window, int threshold, Duration open, int trials, Duration slow, Duration patience) {}

    /** Told of every change of a breaker's state. */
    @FunctionalInterface
    public interface Watcher {
        /** The breaker of {@code dependency} has let calls through again, or has stopped to. */
        void changed(String dependency, boolean open);
    }

    /** What a failure shows of whether anybody is there. */
    private enum Answer {
        GIVEN,
        MISSED,
        UNCLEAR
    }

    /** One call that was let through. Only its first end counts. */
    final class Call {
        private final Instant begun = timer.instant();
        private final AtomicBoolean ended = new AtomicBoolean();
        private final Timer.@Nullable Alarm alarm;

        private Call(boolean trial) {
            silence.begun();
            alarm = trial ? timer.after(terms.patience(), this::lost) : null;
        }

        void succeeded() {
            if (first()) {
                silence.answered();
                var lasted = lasted();
                if (lasted > terms.slow().toMillis() && timer.heldUpSince(begun)) {
                    breaker.releasePermission();
                } else {
                    breaker.onSuccess(lasted, breaker.getTimestampUnit());
                }
            }
        }

        void failed(Throwable failure) {
            if (first()) {
                var answer = answer(failure);
                if (answer == Answer.MISSED && timer.heldUpSince(begun)) {
                    silence.ended();
                    breaker.releasePermission();
                } else {
                    tell(answer);
                    breaker.onError(lasted(), breaker.getTimestampUnit(), failure);
                }
            }
        }

        private void tell(Answer answer) {
            switch (answer) {
                case GIVEN -> silence.answered();
                case MISSED -> silence.notAnswered();
                case UNCLEAR -> silence.ended();
            }
        }

        private void lost() {
            failed(new DependencyException(dependency(), Fault.TIMEOUT));
        }

        private boolean first() {
            if (alarm != null) {
                alarm.cancel();
            }
            return ended.compareAndSet(false, true);
        }

        /** Since it was begun, in milliseconds. */
        long lasted() {
            return begun.until(timer.instant(), ChronoUnit.MILLIS);
        }
    }

    /** A closed breaker for {@code dependency}. */
    public Breaker(String dependency, Terms terms, Timer timer, Watcher watcher) {
        this.terms = terms;
        this.timer = timer;
        this.breaker = CircuitBreaker.of(dependency, config(terms, timer));
        this.silence = new Silence(terms.slow(), timer, this::openIfClosed);
        breaker.getEventPublisher().onStateTransition(event -> {
            var to = event.getStateTransition().getToState();
            openUntil = to == CircuitBreaker.State.OPEN ? timer.instant().plus(terms.open()) : Instant.MIN;
            LOG.atWarn()
                    .addKeyValue("dependency", dependency)
                    .addKeyValue("state", to.name())
                    .addKeyValue("held_back", heldBack.sumThenReset())
                    .log("circuit breaker changed state");
            watcher.changed(dependency, to == CircuitBreaker.State.OPEN);
        });
    }

    /** A call, if one may be made now. It must be ended. */
    Optional<Call> begin() {
        if (!breaker.tryAcquirePermission()) {
            heldBack.increment();
            return Optional.empty();
        }
        return Optional.of(new Call(breaker.getState() != CircuitBreaker.State.CLOSED));
    }

    /** Trials judge for themselves, and what a process that was held up has noticed it has to notice again. */
    private synchronized void openIfClosed() {
        var since = timer.instant().minus(terms.slow());
        if (breaker.getState() == CircuitBreaker.State.CLOSED && !timer.heldUpSince(since)) {
            breaker.transitionToOpenState();
        }
    }

    /** Whether it lets nothing through now, not even a trial. */
    boolean open() {
        return breaker.getState() == CircuitBreaker.State.OPEN
                && timer.instant().isBefore(openUntil);
    }

    /** What it stands before. */
    public String dependency() {
        return breaker.getName();
    }

    private static CircuitBreakerConfig config(Terms terms, Timer timer) {
        return CircuitBreakerConfig.custom()
                .slidingWindow(
                        terms.window(),
                        Math.max(1, terms.window() / 2),
                        SlidingWindowType.COUNT_BASED,
                        SlidingWindowSynchronizationStrategy.LOCK_FREE)
                .failureRateThreshold(terms.threshold())
                .slowCallRateThreshold(terms.threshold())
                .slowCallDurationThreshold(terms.slow())
                .waitDurationInOpenState(terms.open())
                .permittedNumberOfCallsInHalfOpenState(terms.trials())
                .recordException(Breaker::trouble)
                .clock(timer.withZone(ZoneOffset.UTC))
                .currentTimestampFunction(java.time.Clock::millis, TimeUnit.MILLISECONDS)
                .writableStackTraceEnabled(false)
                .build();
    }

    /** A bug of ours says nothing about the dependency. */
    private static boolean trouble(Throwable failure) {
        return failure instanceof DependencyException dependency
                && dependency.fault().trouble();
    }

    /** No connection free in our own pool is a throttled call too, and a bug of ours says nothing. */
    private static Answer answer(Throwable failure) {
        return failure instanceof DependencyException dependency
                ? switch (dependency.fault()) {
                    case TIMEOUT, UNREACHABLE -> Answer.MISSED;
                    case BROKEN, DENIED, MISSING, INVALID -> Answer.GIVEN;
                    case THROTTLED, HELD_BACK -> Answer.UNCLEAR;
                }
                : Answer.UNCLEAR;
    }
}
