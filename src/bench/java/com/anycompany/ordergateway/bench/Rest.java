package com.anycompany.ordergateway.bench;

import java.time.Duration;

/**
 * Waiting, where a measurement takes its time: the length of a stretch of load is what is set, and nothing is waited for.
 * Asleep rather than parked, since a parked thread may go on early and cut the stretch short.
 */
final class Rest {
    private Rest() {}

    static void of(Duration time) {
        try {
            Thread.sleep(time);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }
}
