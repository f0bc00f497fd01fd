package com.anycompany.ordergateway.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import io.vertx.core.Future;
import java.util.function.Supplier;
import org.slf4j.LoggerFactory;

/** The log's switches. */
public final class Logs {
    private Logs() {}

    /** Writes what was logged so far, for at most a second, and nothing any more. For the end of a process. */
    public static void close() {
        if (LoggerFactory.getILoggerFactory() instanceof LoggerContext log) {
            log.stop();
        }
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
