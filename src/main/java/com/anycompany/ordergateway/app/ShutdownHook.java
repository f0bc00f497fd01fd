package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.telemetry.Logs;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;

/**
 * Ends the gateway in order when a signal arrives, then ends the process with 0. Without that a JVM that a signal ended
 * reports 143, and an orderly end could not be told from a crash.
 */
public final class ShutdownHook {
    private ShutdownHook() {}

    /** Installs a hook that runs {@code stop}, for at most {@code longest}; then the process ends with 1. It waits: it runs on a thread of the JVM's own, when nothing else is left to do. */
    public static void install(Supplier<Future<Void>> stop, Duration longest) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, longest), "shutdown"));
    }

    private static void end(Supplier<Future<Void>> stop, Duration longest) {
        try {
            stop.get().toCompletionStage().toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            exit(0);
        } catch (ExecutionException | TimeoutException e) {
            exit(1);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static void exit(int status) {
        Logs.close();
        Runtime.getRuntime().halt(status);
    }
}
