package com.anycompany.ordergateway.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.LoggerFactory;

/**
 * Every line at INFO and above that is logged while it is open, each as the JSON that is written of it. Tests are silent
 * otherwise, and nothing of this is printed.
 */
public final class HeardLog extends AppenderBase<ILoggingEvent> implements AutoCloseable {
    private final JsonLines encoder = new JsonLines();
    private final List<String> lines = new CopyOnWriteArrayList<>();
    private final List<Heard> heard;

    /** A logger, and how it was before. */
    private record Heard(Logger logger, @Nullable Level level, boolean additive) {}

    private HeardLog(String... names) {
        var log = (LoggerContext) LoggerFactory.getILoggerFactory();
        setContext(log);
        encoder.setContext(log);
        encoder.start();
        start();
        heard = Stream.of(names).map(log::getLogger).map(this::hear).toList();
    }

    /** What the logger {@code name} is told, and those below it. */
    public static HeardLog of(String name) {
        return new HeardLog(name);
    }

    /** What ours are told and those of the libraries that see orders. */
    public static HeardLog ofAll() {
        return new HeardLog(
                "order",
                "com.anycompany.ordergateway",
                "com.anycompany.ordergateway.delivery",
                "software.amazon.awssdk",
                "io.vertx",
                "io.netty");
    }

    private Heard hear(Logger logger) {
        var before = new Heard(logger, logger.getLevel(), logger.isAdditive());
        logger.setLevel(Level.INFO);
        logger.setAdditive(false);
        logger.addAppender(this);
        return before;
    }

    /** The lines so far. */
    public List<String> lines() {
        return List.copyOf(lines);
    }

    @Override
    protected void append(ILoggingEvent event) {
        lines.add(new String(encoder.encode(event), StandardCharsets.UTF_8));
    }

    @Override
    public void close() {
        for (var each : heard) {
            each.logger().detachAppender(this);
            each.logger().setLevel(each.level());
            each.logger().setAdditive(each.additive());
        }
        stop();
    }
}
