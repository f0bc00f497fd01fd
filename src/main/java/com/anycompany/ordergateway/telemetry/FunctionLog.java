package com.anycompany.ordergateway.telemetry;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.ConsoleAppender;
import ch.qos.logback.core.spi.ContextAwareBase;
import org.slf4j.Logger;

/**
 * The log of a function, set up without reading any XML: that and the encoder which it names cost more than half a second
 * of a cold start. Everywhere but on Lambda it leaves the choice to {@code logback.xml}.
 */
public final class FunctionLog extends ContextAwareBase implements Configurator {
    private static final String ON_LAMBDA = "AWS_LAMBDA_RUNTIME_API";

    /** For logback, which finds it by its service. */
    public FunctionLog() {}

    @Override
    public ExecutionStatus configure(LoggerContext log) {
        if (System.getenv(ON_LAMBDA) == null) {
            return ExecutionStatus.NEUTRAL;
        }
        var lines = new JsonLines();
        lines.setContext(log);
        lines.start();
        var console = new ConsoleAppender<ILoggingEvent>();
        console.setContext(log);
        console.setEncoder(lines);
        console.start();
        var root = log.getLogger(Logger.ROOT_LOGGER_NAME);
        root.setLevel(Level.toLevel(System.getenv("LOG_LEVEL"), Level.INFO));
        root.addAppender(console);
        log.getLogger("io.netty").setLevel(Level.WARN);
        log.getLogger("software.amazon.awssdk").setLevel(Level.WARN);
        return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
    }
}
