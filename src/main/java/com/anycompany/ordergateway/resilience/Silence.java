package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.time.Timer;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Notices that a dependency answers nobody. A share of the last calls shows that late: calls that many share are few, and
 * each takes all of its time to fail.
 *
 * <p>A call that ends without an answer raises a suspicion. The call that begins next is its witness: when that has waited
 * for {@code slow} too, and nobody has had an answer meanwhile, the dependency is silent, unless fewer than
 * {@value #LEAST_CALLS} calls wait or have waited in vain. So calls that run out of time together, since the process itself
 * was frozen or starved, prove nothing, and neither does one that was lost among others: any answer ends the suspicion.
 *
 * <p>Without a suspicion it sets no timer and takes no lock. Safe for several threads.
 */
final class Silence {
    private static final int LEAST_CALLS = 3;

    private final Duration slow;
    private final Timer timer;
    private final Runnable noticed;
    private final AtomicInteger underWay = new AtomicInteger();
    private volatile boolean suspected;
    private int inVain;
    private boolean proven;
    private long suspicion;
    private Timer.@Nullable Alarm witness;

    /** Runs {@code noticed} whenever it notices. */
    Silence(Duration slow, Timer timer, Runnable noticed) {
        this.slow = slow;
        this.timer = timer;
        this.noticed = noticed;
    }

    /** A call begins. */
    void begun() {
        underWay.incrementAndGet();
        if (suspected) {
            tellIf(begins());
        }
    }

    private synchronized boolean begins() {
        if (inVain > 0 && witness == null) {
            var its = suspicion;
            witness = timer.after(slow, () -> tellIf(waited(its)));
        }
        return noticedNow();
    }

    /** A call ended with an answer, whatever that said. */
    void answered() {
        underWay.decrementAndGet();
        if (suspected) {
            clear();
        }
    }

    /** A call ended without one. */
    void notAnswered() {
        tellIf(endsInVain());
    }

    private synchronized boolean endsInVain() {
        underWay.decrementAndGet();
        inVain++;
        suspected = true;
        return noticedNow();
    }

    /** A call ended in a way that says nothing of that. */
    void ended() {
        underWay.decrementAndGet();
    }

    private synchronized boolean waited(long its) {
        proven |= its == suspicion;
        return noticedNow();
    }

    private boolean noticedNow() {
        var silent = proven && inVain + underWay.get() >= LEAST_CALLS;
        if (silent) {
            clear();
        }
        return silent;
    }

    private synchronized void clear() {
        suspected = false;
        inVain = 0;
        proven = false;
        suspicion++;
        if (witness != null) {
            witness.cancel();
            witness = null;
        }
    }

    private void tellIf(boolean silent) {
        if (silent) {
            noticed.run();
        }
    }
}
