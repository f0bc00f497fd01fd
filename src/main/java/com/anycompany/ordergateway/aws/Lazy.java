package com.anycompany.ordergateway.aws;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Something that is made when it is first asked for, once, whichever thread asks. */
final class Lazy<T> {
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    Lazy(Supplier<T> maker) {
        this.maker = maker;
    }

    T get() {
        var there = made;
        return there == null ? make() : there;
    }

    /** What was made, if anybody asked. */
    Optional<T> made() {
        return Optional.ofNullable(made);
    }

    private synchronized T make() {
        var there = made;
        if (there == null) {
            there = maker.get();
            made = there;
        }
        return there;
    }
}
