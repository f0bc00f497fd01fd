package com.anycompany.ordergateway.simulation;

import java.util.Optional;

/** One request on its way through one node. */
final class Request {
    private final Wish wish;
    private final Life process;
    private final long begun;
    private final long frozenBefore;
    private Optional<String> token = Optional.empty();

    Request(Wish wish, Life process, long begun) {
        this.wish = wish;
        this.process = process;
        this.begun = begun;
        this.frozenBefore = process.frozenInAll();
    }

    Wish wish() {
        return wish;
    }

    Life process() {
        return process;
    }

    /** For how long it has been under way at {@code now}, while its process was awake. */
    long lasted(long now) {
        return now - begun - frozen();
    }

    /** For how long its process was frozen meanwhile. */
    long frozen() {
        return process.frozenInAll() - frozenBefore;
    }

    /** The token of its write, once it has begun to write. */
    Optional<String> token() {
        return token;
    }

    void drew(String someToken) {
        token = Optional.of(someToken);
    }

    @Override
    public String toString() {
        return wish.orderId().orElse("a new id") + " for " + wish.product();
    }
}
