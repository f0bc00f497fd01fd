package com.anycompany.ordergateway.telemetry;

import com.anycompany.ordergateway.json.Json;
import com.anycompany.ordergateway.telemetry.Series.Unit;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.HdrHistogram.Histogram;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes what was measured since the last time as lines that CloudWatch Logs reads metrics from, one line for each set of
 * tags: for a function, which may be frozen between two calls and sends nothing then. Times go out one by one, so that
 * CloudWatch itself reckons their percentiles over all functions. What did not change and is nothing is left
 * out, unless even that says something.
 *
 * <p>Source: CloudWatch, "Specification: Embedded metric format" (at most 100 metrics a directive and 100 values a metric).
 */
public final class EmbeddedMetrics implements Publication {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedMetrics.class);

    /** Source: the specification, "MetricDefinition object". */
    private static final int MOST_VALUES = 100;

    private final MeterBook book;
    private final String namespace;
    private final InstantSource clock;
    private final Consumer<String> lines;
    private final Map<Series.Key, Double> told = new HashMap<>();

    private record Metric(String name, Unit unit, List<Double> values) {}

    /** Of {@code book}, into {@code lines}, each without its line end. */
    public EmbeddedMetrics(MeterBook book, String namespace, InstantSource clock, Consumer<String> lines) {
        this.book = book;
        this.namespace = namespace;
        this.clock = clock;
        this.lines = lines;
    }

    @Override
    public synchronized void flush() {
        try {
            book.roll();
            var byTags = new LinkedHashMap<SortedMap<String, String>, List<Metric>>();
            for (var series : book.series()) {
                var metric = metric(series);
                if (!metric.values().isEmpty()) {
                    byTags.computeIfAbsent(series.key().tags(), tags -> new ArrayList<>())
                            .add(metric);
                }
            }
            byTags.forEach((tags, metrics) -> lines.accept(line(tags, metrics)));
        } catch (RuntimeException bug) {
            LOG.atWarn().setCause(bug).log("metrics dropped");
        }
    }

    private Metric metric(Series series) {
        var name = series.key().name();
        return switch (series) {
            case Series.Counted counted -> new Metric(name, Unit.COUNT, grown(counted));
            case Series.Gauged gauged -> new Metric(name, gauged.unit(), standing(gauged));
            case Series.Timed timed ->
                new Metric(name, Unit.MILLISECONDS, values(timed.latencies().window()));
        };
    }

    private List<Double> grown(Series.Counted counted) {
        var total = (double) counted.total().getAsLong();
        var before = told.put(counted.key(), total);
        var more = total - (before == null ? 0 : before);
        return more == 0 ? List.of() : List.of(more);
    }

    private List<Double> standing(Series.Gauged gauged) {
        var value = gauged.value().getAsDouble();
        var before = told.put(gauged.key(), value);
        var nothingNew = !gauged.evenAtZero() && value == 0 && (before == null || before == 0);
        return nothingNew || Double.isNaN(value) ? List.of() : List.of(value);
    }

    /** Every value once for each time that it was noted; of very many an even choice, the longest always among them. */
    private static List<Double> values(Histogram window) {
        var total = window.getTotalCount();
        var shown = Math.min(total, MOST_VALUES);
        var values = new ArrayList<Double>((int) shown);
        for (var rank = 1L; rank <= shown; rank++) {
            values.add(Latencies.millis(window.getValueAtPercentile(100.0 * rank / shown)));
        }
        return values;
    }

    private String line(Map<String, String> tags, List<Metric> metrics) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeObjectFieldStart("_aws");
            json.writeNumberField("Timestamp", clock.millis());
            json.writeArrayFieldStart("CloudWatchMetrics");
            directive(json, tags, metrics);
            json.writeEndArray();
            json.writeEndObject();
            for (var tag : tags.entrySet()) {
                json.writeStringField(tag.getKey(), tag.getValue());
            }
            for (var metric : metrics) {
                json.writeFieldName(metric.name());
                values(json, metric.values());
            }
            json.writeEndObject();
        });
    }

    private void directive(JsonGenerator json, Map<String, String> tags, List<Metric> metrics) throws IOException {
        json.writeStartObject();
        json.writeStringField("Namespace", namespace);
        json.writeArrayFieldStart("Dimensions");
        json.writeStartArray();
        for (var tag : tags.keySet()) {
            json.writeString(tag);
        }
        json.writeEndArray();
        json.writeEndArray();
        json.writeArrayFieldStart("Metrics");
        for (var metric : metrics) {
            json.writeStartObject();
            json.writeStringField("Name", metric.name());
            json.writeStringField("Unit", metric.unit().label());
            json.writeEndObject();
        }
        json.writeEndArray();
        json.writeEndObject();
    }

    private static void values(JsonGenerator json, List<Double> values) throws IOException {
        if (values.size() == 1) {
            json.writeNumber(values.getFirst());
            return;
        }
        json.writeStartArray();
        for (var value : values) {
            json.writeNumber(value);
        }
        json.writeEndArray();
    }
}
