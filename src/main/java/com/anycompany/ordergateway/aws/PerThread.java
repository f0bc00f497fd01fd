package com.anycompany.ordergateway.aws;

import java.util.function.Supplier;

/**
 * One of a kind for each thread that asks, so that event loops share neither a queue nor a lock. An answer comes back on
 * the loop that made the call, so what begins on a loop stays on it.
 */
final class PerThread<T> {
    private final ThreadLocal<T> each;

    PerThread(Supplier<T> maker) {
        this.each = ThreadLocal.withInitial(maker);
    }

    T get() {
        return each.get();
    }
}
