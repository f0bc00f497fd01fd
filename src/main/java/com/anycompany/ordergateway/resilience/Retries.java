package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Repeats a call whose failure may pass: at most {@code limits.attempts}, full jitter between them, never begun when less
 * than one attempt's time is left.
 *
 * <p>Source: AWS Architecture Blog, "Exponential Backoff And Jitter".
 */
public final class Retries {
    private final Limits limits;
    private final Timer timer;
    private final RandomGenerator random;

    /**
     * How often and how long.
     *
     * @param attempts in all, the first included
     * @param firstWait ceiling of the wait before the second; doubles from there
     * @param attempt how long one may take
     * @param all how long all may take together
     */
    public record Limits(int attempts, Duration firstWait, Duration attempt, Duration all) {
        public Limits {
            if (attempts < 1) {
                throw new IllegalArgumentException("attempts: " + attempts + " (expected: >= 1)");
            }
        }
    }

    /** Retries within {@code limits}. */
    public Retries(Limits limits, Timer timer, RandomGenerator random) {
        this.limits = limits;
        this.timer = timer;
        this.random = random;
    }

    /** Runs {@code call} until it succeeds, fails for good, or may not be begun again by {@code deadline}. */
    <T> Future<T> run(Deadline deadline, Supplier<Future<T>> call) {
        var own = timer.deadline(limits.all());
        var earlier = own.at().isBefore(deadline.at()) ? own : deadline;
        return attempt(1, earlier, call);
    }

    private <T> Future<T> attempt(int number, Deadline deadline, Supplier<Future<T>> call) {
        return call.get().recover(failure -> {
            if (!(failure instanceof DependencyException dependency)
                    || !dependency.fault().passing()) {
                return Future.failedFuture(failure);
            }
            var wait = waitAfter(number);
            var needed = wait.plus(limits.attempt());
            if (number >= limits.attempts() || timer.until(deadline).compareTo(needed) < 0) {
                return Future.failedFuture(failure);
            }
            return timer.pause(wait)
                    .compose(rested -> attempt(number + 1, deadline, call))
                    .recover(last -> Future.failedFuture(ambiguousIfAnyWas(dependency, last)));
        });
    }

    /** The last failure counts, unless an earlier one leaves open whether the work was done. */
    private static Throwable ambiguousIfAnyWas(DependencyException earlier, Throwable last) {
        return earlier.fault().ambiguous()
                        && last instanceof DependencyException later
                        && !later.fault().ambiguous()
                ? earlier
                : last;
    }

    private Duration waitAfter(int attempts) {
        var ceiling = limits.firstWait().toMillis() << (attempts - 1);
        return Duration.ofMillis(random.nextLong(ceiling + 1));
    }
}
