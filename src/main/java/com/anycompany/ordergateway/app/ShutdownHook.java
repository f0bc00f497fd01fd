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
    private static final Duration LAST_LINES = Duration.ofSeconds(2);

    private ShutdownHook() {}

    /**
     * Installs a hook that runs {@code stop}, for at most {@code longest}, and gives the log two seconds for its last lines;
     * then the process ends, with 1 if {@code stop} failed or was not done by then. It waits: it runs on a thread of the
     * JVM's own, when nothing else is left to do.
     */
    public static void install(Supplier<Future<Void>> stop, Duration longest) {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(stop, longest), "shutdown"));
    }

    private static void end(Supplier<Future<Void>> stop, Duration longest) {
        var ended = await(stop.get(), longest);
        await(Logs.close(), LAST_LINES);
        Runtime.getRuntime().halt(ended ? 0 : 1);
    }

    /** Whether {@code end} came well and in time. */
    private static boolean await(Future<Void> end, Duration longest) {
        try {
            end.toCompletionStage().toCompletableFuture().get(longest.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
