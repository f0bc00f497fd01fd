package com.anycompany.ordergateway.crash;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;

/** Orders for several callers, each order once, until there are no more. */
final class OrderSource {
    private final String prefix;
    private final int most;
    private final AtomicInteger taken = new AtomicInteger();
    private volatile boolean ended;

    /** @param prefix begins every id, so that sources do not meet */
    OrderSource(String prefix, int most) {
        this.prefix = prefix;
        this.most = most;
    }

    Optional<PostedOrder> next(RandomGenerator random) {
        var number = taken.getAndIncrement();
        return ended || number >= most
                ? Optional.empty()
                : Optional.of(PostedOrder.drawn(prefix + "-" + number, random));
    }

    void end() {
        ended = true;
    }
}
