package com.anycompany.ordergateway.bench;

import java.time.Duration;

/** Waiting, where a measurement takes its time. */
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
