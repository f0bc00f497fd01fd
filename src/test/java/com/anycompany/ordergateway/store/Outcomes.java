package com.anycompany.ordergateway.store;

import io.vertx.core.Future;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Futures, read from a test's own thread. */
public final class Outcomes {
    private static final int PATIENCE_SECONDS = 20;

    private Outcomes() {}

    /** What {@code future} completes with. Fails if it fails, or if it does not complete. */
    public static <T> T outcome(Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException e) {
            throw new AssertionError("failed (expected: a result)", e.getCause());
        } catch (TimeoutException | InterruptedException e) {
            throw new AssertionError("not completed (expected: a result)", e);
        }
    }
}
