package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Spans;
import com.anycompany.ordergateway.order.Step;
import com.anycompany.ordergateway.order.TraceContext;
import com.anycompany.ordergateway.telemetry.SpanExport;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Spans of orders, if the settings name a collector. Without one no class of OpenTelemetry is loaded. */
final class Tracing implements AutoCloseable {
    private static final String SERVICE = "order-gateway";
    private static final String ORDER = "order_id";

    private final Optional<SpanExport> export;

    private Tracing(Optional<SpanExport> export) {
        this.export = export;
    }

    static Tracing of(Settings.Traces settings) {
        return new Tracing(settings.collector().map(endpoint -> new SpanExport(endpoint, SERVICE)));
    }

    /** For whoever goes a piece of an order's way. */
    Spans spans() {
        return export.<Spans>map(Exported::new).orElse(Spans.NONE);
    }

    /** Sends the rest, which may block for some seconds. */
    @Override
    public void close() {
        export.ifPresent(SpanExport::close);
    }

    private record Exported(SpanExport export) implements Spans {
        @Override
        public boolean on() {
            return true;
        }

        @Override
        public void tell(TraceContext caller, OrderId order, Step whole, List<Step> parts) {
            export.send(
                    caller.members(),
                    piece(whole),
                    Map.of(ORDER, order.value()),
                    parts.stream().map(Exported::piece).toList());
        }

        private static SpanExport.Piece piece(Step step) {
            return new SpanExport.Piece(step.name(), step.begun(), step.took(), step.result(), step.trouble());
        }
    }
}
