package com.anycompany.ordergateway.resilience;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

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
    private final CallMeters meters;
    private long balance;
    private Instant last;

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
        this(terms, clock, CallMeters.NONE);
    }

    /** The same, telling {@code meters} of every call and repeat. */
    public RetryBudget(Terms terms, InstantSource clock, CallMeters meters) {
        this.meters = meters;
        this.terms = terms;
        this.clock = clock;
        this.balance = terms.most();
        this.last = clock.instant();
    }

    /** A call was made: earns its share. */
    void called() {
        meters.tried(false);
        earn();
    }

    private synchronized void earn() {
        add(terms.percent() * ONE / 100);
    }

    /** Spends one repeat, if there is one. */
    synchronized boolean spend() {
        var now = clock.instant();
        add(Math.max(0, Duration.between(last, now).toMillis()) * terms.perSecond());
        last = now;
        if (balance < ONE) {
            return false;
        }
        balance -= ONE;
        meters.tried(true);
        return true;
    }

    private void add(long earned) {
        balance = Math.min(terms.most(), balance + earned);
    }
}
