package com.anycompany.ordergateway.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** The log's switches. */
public final class Logs {
    private Logs() {}

    /**
     * Writes what was logged so far, and nothing any more; completes on a thread that may block. For the end of a process.
     * Where nobody reads the lines it does not complete, and holds nobody up.
     */
    public static Future<Void> close() {
        return LoggerFactory.getILoggerFactory() instanceof LoggerContext log ? close(log) : Future.succeededFuture();
    }

    static Future<Void> close(LoggerContext log) {
        var closed = Promise.<Void>promise();
        Thread.ofPlatform().name("log-end").start(() -> {
            log.stop();
            closed.complete();
        });
        return closed.future();
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
