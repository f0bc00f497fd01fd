package com.anycompany.ordergateway.telemetry;

import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.slf4j.LoggerFactory;

/**
 * An exporter that says in one line of our log that its collector takes nothing, and in another that it does again. The
 * library's own words go to a log of the JDK's, on standard error, many lines each; they are left out.
 */
final class ToldOnce implements SpanExporter {
    private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(SpanExport.class);

    /** Held here, since the JDK forgets the level of a logger that nobody holds. */
    private static final Logger THEIRS = Logger.getLogger("io.opentelemetry");

    private final SpanExporter exporter;
    private final AtomicBoolean down = new AtomicBoolean();

    ToldOnce(SpanExporter exporter) {
        this.exporter = exporter;
        THEIRS.setLevel(Level.OFF);
    }

    @Override
    public CompletableResultCode export(Collection<SpanData> spans) {
        var result = exporter.export(spans);
        return result.whenComplete(() -> tell(result.isSuccess()));
    }

    private void tell(boolean taken) {
        if (down.getAndSet(!taken) == taken) {
            LOG.atLevel(taken ? org.slf4j.event.Level.INFO : org.slf4j.event.Level.WARN)
                    .log(taken ? "spans are taken again" : "spans are dropped: the collector does not take them");
        }
    }

    @Override
    public CompletableResultCode flush() {
        return exporter.flush();
    }

    @Override
    public CompletableResultCode shutdown() {
        return exporter.shutdown();
    }
}
