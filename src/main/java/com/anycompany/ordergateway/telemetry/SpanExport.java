package com.anycompany.ordergateway.telemetry;

import io.opentelemetry.api.common.AttributeKey;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.Tracer;
import io.opentelemetry.api.trace.propagation.W3CTraceContextPropagator;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.opentelemetry.exporter.otlp.http.trace.OtlpHttpSpanExporter;
import io.opentelemetry.sdk.resources.Resource;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.export.BatchSpanProcessor;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Sends spans to a collector, joined to the trace that a caller named, on a thread of its own. Spans that find too many
 * waiting, or that the collector does not take, are dropped. A trace that its caller did not sample gets no span.
 *
 * <p>Source: OpenTelemetry, OTLP/HTTP with protobuf; W3C, "Trace Context".
 */
public final class SpanExport implements AutoCloseable {
    private static final String PATH = "/v1/traces";
    private static final Duration PATIENCE = Duration.ofSeconds(5);
    private static final AttributeKey<String> SERVICE = AttributeKey.stringKey("service.name");
    private static final AttributeKey<String> RESULT = AttributeKey.stringKey("result");

    private final SdkTracerProvider provider;
    private final Tracer tracer;

    /** What becomes one span. */
    public record Piece(String name, Instant begun, Duration took, String result, boolean failed) {}

    /** To the collector at {@code endpoint}, whose path for traces is added. Nothing is sent yet. */
    public SpanExport(String endpoint, String service) {
        var exporter = OtlpHttpSpanExporter.builder()
                .setEndpoint(endpoint.replaceAll("/+$", "") + PATH)
                .setTimeout(PATIENCE)
                .build();
        this.provider = SdkTracerProvider.builder()
                .setResource(
                        Resource.getDefault().toBuilder().put(SERVICE, service).build())
                .addSpanProcessor(
                        BatchSpanProcessor.builder(new ToldOnce(exporter)).build())
                .build();
        this.tracer = provider.get("com.anycompany.ordergateway");
    }

    /**
     * Makes a span of {@code whole}, a child of what {@code caller} names, and below it one of each of {@code parts}.
     *
     * @param caller {@code traceparent} and {@code tracestate}
     * @param facts attributes of the whole
     */
    public void send(Map<String, String> caller, Piece whole, Map<String, String> facts, List<Piece> parts) {
        var trace = W3CTraceContextPropagator.getInstance().extract(Context.root(), caller, Members.READ);
        var above = span(trace, whole, SpanKind.SERVER, facts);
        parts.forEach(part -> span(above, part, SpanKind.CLIENT, Map.of()));
    }

    private Context span(Context parent, Piece piece, SpanKind kind, Map<String, String> facts) {
        var builder = tracer.spanBuilder(piece.name())
                .setParent(parent)
                .setSpanKind(kind)
                .setStartTimestamp(piece.begun())
                .setAttribute(RESULT, piece.result());
        facts.forEach(builder::setAttribute);
        var span = builder.startSpan();
        if (piece.failed()) {
            span.setStatus(StatusCode.ERROR, piece.result());
        }
        span.end(piece.begun().plus(piece.took()));
        return parent.with(span);
    }

    /** Sends what is left, which may block for some seconds. */
    @Override
    public void close() {
        provider.shutdown().join(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** How the propagator reads a map. */
    private enum Members implements TextMapGetter<Map<String, String>> {
        READ;

        @Override
        public Iterable<String> keys(Map<String, String> carrier) {
            return carrier.keySet();
        }

        @Override
        public @Nullable String get(@Nullable Map<String, String> carrier, String key) {
            return carrier == null ? null : carrier.get(key);
        }
    }
}
