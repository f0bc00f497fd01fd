package com.anycompany.ordergateway.local;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/** Start and end of the embedded AWS block their caller; this is where. */
final class Waiting {
    private Waiting() {}

    static <T> T forIt(Future<T> future, Duration most) {
        return forIt(future.toCompletionStage().toCompletableFuture(), most);
    }

    static <T> T forIt(CompletableFuture<T> future, Duration most) {
        try {
            return future.get(most.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw e.getCause() instanceof RuntimeException known ? known : new IllegalStateException(e.getCause());
        } catch (TimeoutException e) {
            throw new IllegalStateException("the embedded AWS took over " + most, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    /** Starts on a thread of its own, so that several things start at once. */
    static <T> CompletableFuture<T> apart(Supplier<T> start) {
        var threads = Executors.newThreadPerTaskExecutor(
                Thread.ofPlatform().daemon().name("local-aws-start").factory());
        return CompletableFuture.supplyAsync(start, threads);
    }
}
