package com.anycompany.ordergateway.lambda;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;
import org.crac.Context;
import org.crac.Core;
import org.crac.Resource;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a function works with. Without SnapStart it is primed and made while Lambda makes the function. With it, only the
 * priming comes before the snapshot, and all else after it: no socket, no credential, no name and no chance of one process
 * is found in another.
 *
 * <p>Source: AWS Lambda, "Lambda SnapStart runtime hooks for Java".
 */
final class Prepared<T> implements Supplier<T>, Resource {
    private static final Logger LOG = LoggerFactory.getLogger(Prepared.class);
    private static final String INITIALISATION = "AWS_LAMBDA_INITIALIZATION_TYPE";
    private static final Duration LONGEST_PRIMING = Duration.ofSeconds(5);

    private final Supplier<Future<Void>> priming;
    private final Supplier<T> maker;
    private volatile @Nullable T made;

    Prepared(Supplier<Future<Void>> priming, Supplier<T> maker) {
        this.priming = priming;
        this.maker = maker;
    }

    /** As the environment of this process wants it: now, or around a snapshot. */
    static <T> Prepared<T> by(Supplier<Future<Void>> priming, Supplier<T> maker) {
        var prepared = new Prepared<>(priming, maker);
        if ("snap-start".equals(System.getenv(INITIALISATION))) {
            Core.getGlobalContext().register(prepared);
        } else {
            prepared.prime();
            prepared.get();
        }
        return prepared;
    }

    @Override
    public void beforeCheckpoint(Context<? extends Resource> context) {
        prime();
    }

    @Override
    public void afterRestore(Context<? extends Resource> context) {
        get();
    }

    /** A function that could not be primed is slow at first, and no worse. */
    private void prime() {
        try {
            new TimeLeft(LONGEST_PRIMING).await(priming.get());
        } catch (RuntimeException cold) {
            LOG.atWarn().addKeyValue("cause", String.valueOf(cold.getMessage())).log("not primed");
        }
    }

    @Override
    public T get() {
        var there = made;
        return there == null ? make() : there;
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
