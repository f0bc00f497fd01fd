package com.anycompany.ordergateway.telemetry;

import com.anycompany.ordergateway.telemetry.Series.Unit;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Tag;
import java.util.List;
import java.util.Locale;
import java.util.function.DoubleSupplier;

/**
 * Shows a registry of Micrometer what stands in a book: counts and percentiles, each one metric. A timer of Micrometer
 * would be four of them and two more for each percentile.
 */
final class Registered {
    private Registered() {}

    static void in(MeterRegistry registry, MeterBook book) {
        for (var series : book.series()) {
            switch (series) {
                case Series.Counted counted ->
                    FunctionCounter.builder(
                                    counted.key().name(),
                                    counted,
                                    one -> one.total().getAsLong())
                            .tags(tags(counted.key()))
                            .register(registry);
                case Series.Gauged gauged -> gauge(registry, gauged.key(), "", gauged.unit(), gauged.value());
                case Series.Timed timed -> percentiles(registry, timed);
            }
        }
    }

    private static void percentiles(MeterRegistry registry, Series.Timed timed) {
        for (var percentile : timed.percentiles()) {
            var latencies = timed.latencies();
            gauge(registry, timed.key(), ".p" + percentile, Unit.MILLISECONDS, () -> latencies.percentile(percentile));
        }
    }

    private static void gauge(MeterRegistry registry, Series.Key key, String suffix, Unit unit, DoubleSupplier value) {
        var gauge = Gauge.builder(key.name() + suffix, value::getAsDouble).tags(tags(key));
        if (unit != Unit.NONE) {
            gauge.baseUnit(unit.label().toLowerCase(Locale.ROOT));
        }
        gauge.register(registry);
    }

    private static List<Tag> tags(Series.Key key) {
        return key.tags().entrySet().stream()
                .map(tag -> Tag.of(tag.getKey(), tag.getValue()))
                .toList();
    }
}
