package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.github.resilience4j.retry.Retry;
import io.github.resilience4j.retry.RetryConfig;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * Repeats a call whose failure may pass: at most {@code limits.attempts}, full jitter between them, within the budget,
 * never begun when less than one attempt's time is left. Resilience4j decides, our timer waits.
 *
 * <p>Source: AWS Architecture Blog, "Exponential Backoff And Jitter"; Resilience4j, Retry.
 */
public final class Retries {
    /** Ceiling of the rest after a call that was held back: a breaker is open for seconds. */
    private static final Duration LONGEST_REST = Duration.ofSeconds(1);

    private final Limits limits;
    private final RetryBudget budget;
    private final CallMeters meters;
    private final Timer timer;
    private final RandomGenerator random;
    private final Retry retry;

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

    /**
     * Retries within {@code limits}, paid from {@code budget}, which may be shared by all calls on one dependency;
     * {@code meters} are told of every attempt that was not held back, once it has ended.
     */
    public Retries(Limits limits, RetryBudget budget, CallMeters meters, Timer timer, RandomGenerator random) {
        this.limits = limits;
        this.budget = budget;
        this.meters = meters;
        this.timer = timer;
        this.random = random;
        this.retry = Retry.of(
                "retries",
                RetryConfig.custom()
                        .maxAttempts(limits.attempts())
                        .intervalFunction(this::waitAfter)
                        .retryOnException(Retries::worthRepeating)
                        .build());
    }

    /** Runs {@code call} until it succeeds, fails for good, or may not be begun again by {@code deadline}. */
    <T> Future<T> run(Deadline deadline, Supplier<Future<T>> call) {
        return run(deadline.orEarlier(timer.deadline(limits.all())), call, false);
    }

    /**
     * The same for work that is done in vain if it is given up: what is held back, by an open breaker or a full queue, rests
     * and comes again until {@code deadline}. That uses up neither an attempt nor the budget, since nothing was called.
     */
    <T> Future<T> runPatiently(Deadline deadline, Supplier<Future<T>> call) {
        return run(deadline, call, true);
    }

    private <T> Future<T> run(Deadline deadline, Supplier<Future<T>> call, boolean patient) {
        budget.called();
        return attempt(call, false).recover(failure -> new Repeats<>(deadline, call, patient).after(failure));
    }

    /** What follows when a call has failed. */
    private final class Repeats<T> {
        private final Deadline deadline;
        private final Supplier<Future<T>> call;
        private final boolean patient;
        private final Retry.AsyncContext<T> context = retry.asyncContext();

        Repeats(Deadline deadline, Supplier<Future<T>> call, boolean patient) {
            this.deadline = deadline;
            this.call = call;
            this.patient = patient;
        }

        Future<T> after(Throwable failure) {
            var rests = patient && DependencyException.heldBack(failure);
            var wait = Duration.ofMillis(rests ? upTo(LONGEST_REST.toMillis()) : context.onError(failure));
            if (wait.isNegative() || !leavesTimeFor(wait, deadline) || !(rests || budget.spend())) {
                return Future.failedFuture(failure);
            }
            return timer.pause(wait)
                    .compose(rested -> again(failure))
                    .recover(last -> Future.failedFuture(ambiguousIfAnyWas(failure, last)));
        }

        /** A process may have been frozen while it rested: what is too late now is not begun. */
        private Future<T> again(Throwable earlier) {
            return leavesTimeFor(Duration.ZERO, deadline)
                    ? attempt(call, true).recover(this::after)
                    : Future.failedFuture(earlier);
        }
    }

    /** What an open breaker or a full queue held back was no attempt. */
    private <T> Future<T> attempt(Supplier<Future<T>> call, boolean again) {
        return call.get().onComplete(ended -> {
            if (ended.succeeded() || !DependencyException.heldBack(ended.cause())) {
                meters.tried(again);
            }
        });
    }

    private boolean leavesTimeFor(Duration wait, Deadline deadline) {
        return timer.until(deadline).compareTo(wait.plus(limits.attempt())) >= 0;
    }

    /** The last failure counts, unless an earlier one leaves open whether the work was done. */
    private static Throwable ambiguousIfAnyWas(Throwable earlier, Throwable last) {
        return earlier instanceof DependencyException before
                        && before.fault().ambiguous()
                        && last instanceof DependencyException later
                        && !later.fault().ambiguous()
                ? before
                : last;
    }

    private static boolean worthRepeating(Throwable failure) {
        return failure instanceof DependencyException dependency
                && dependency.fault().worthRepeating();
    }

    private long waitAfter(Integer attempts) {
        var ceiling = limits.firstWait().toMillis() << (attempts - 1);
        return upTo(ceiling);
    }

    /** Full jitter, in milliseconds. */
    private long upTo(long ceiling) {
        return random.nextLong(ceiling + 1);
    }
}
