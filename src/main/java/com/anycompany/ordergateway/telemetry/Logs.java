package com.anycompany.ordergateway.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** The log's switches. */
public final class Logs {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Logs() {}

    /**
     * Writes what was logged so far, and nothing any more. For the end of a process: where nobody reads the lines, it gives
     * up after two seconds.
     */
    public static void close() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            close(log);
        }
    }

    /** On a thread of its own, since a console that nobody reads would not let go of who closes it. */
    static void close(LoggerContext log) {
        CompletableFuture.supplyAsync(
                        () -> stopped(log), work -> Thread.ofPlatform().daemon().start(work))
                .completeOnTimeout(false, PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    private static boolean stopped(LoggerContext log) {
        log.stop();
        return true;
    }

    /** Does {@code work} while the logger {@code name} writes nothing; then it writes as before. */
    public static <T> Future<T> without(String name, Supplier<Future<T>> work) {
        if (!(LoggerFactory.getLogger(name) instanceof Logger logger)) {
            return work.get();
        }
        var before = logger.getLevel();
        logger.setLevel(Level.OFF);
        return Future.succeededFuture().compose(begun -> work.get()).onComplete(ended -> logger.setLevel(before));
    }
}
