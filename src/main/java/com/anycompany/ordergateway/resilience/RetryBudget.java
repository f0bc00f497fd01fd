package com.anycompany.ordergateway.resilience;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/**
 * What may be spent on repeats: a share of the calls, and a few a second so that a quiet gateway can repeat too. In an
 * outage repeats would multiply the load on what is already down; the budget ends that after a moment. Safe for several
 * threads.
 *
 * <p>Source: Google, "Site Reliability Engineering", Handling Overload: retry budgets; Twitter Finagle, RetryBudget.
 */
public final class RetryBudget {
    /** Counted in thousandths, so that shares add up exactly. */
    private static final long ONE = 1_000;

    private final Terms terms;
    private final InstantSource clock;
    private final AtomicLong balance;
    private final AtomicReference<Instant> last;

    /**
     * How much.
     *
     * @param percent repeats earned by a hundred calls
     * @param perSecond repeats earned by each second
     */
    public record Terms(int percent, int perSecond) {
        /** Two seconds' worth may be saved up, and at least one repeat. */
        long most() {
            return ONE * Math.max(1, 2L * perSecond);
        }
    }

    /** A full budget. */
    public RetryBudget(Terms terms, InstantSource clock) {
        this.terms = terms;
        this.clock = clock;
        this.balance = new AtomicLong(terms.most());
        this.last = new AtomicReference<>(clock.instant());
    }

    /** A call was made: earns its share. */
    void called() {
        earn(terms.percent() * ONE / 100);
    }

    /** Spends one repeat, if there is one. */
    boolean spend() {
        var now = clock.instant();
        var before = last.getAndSet(now);
        earn(Math.max(0, Duration.between(before, now).toMillis()) * terms.perSecond());
        return balance.getAndUpdate(saved -> saved < ONE ? saved : saved - ONE) >= ONE;
    }

    /** Nothing is written while the budget is full, as it mostly is: every call on every event loop comes by here. */
    private void earn(long earned) {
        if (balance.get() < terms.most()) {
            balance.updateAndGet(saved -> Math.min(terms.most(), saved + earned));
        }
    }
}
