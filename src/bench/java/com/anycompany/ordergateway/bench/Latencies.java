package com.anycompany.ordergateway.bench;

import java.util.SplittableRandom;

/**
 * How long the stub takes for a call, in milliseconds.
 *
 * @param jitter mean of what each item of a call takes longer at random; a call is as slow as its slowest item
 */
record Latencies(int store, int topic, int queue, int jitter) {
    /** Those of the issue that this benchmark answers: a table, a topic and a queue in one's own region. */
    static final Latencies USUAL = new Latencies(4, 12, 8, 0);

    /** What a call of so many items takes, drawn with {@code random}. */
    long draw(int base, int items, SplittableRandom random) {
        var slowest = 0.0;
        for (var item = 0; jitter > 0 && item < items; item++) {
            slowest = Math.max(slowest, -jitter * Math.log(1 - random.nextDouble()));
        }
        return Math.max(1, base + Math.round(slowest));
    }
}
