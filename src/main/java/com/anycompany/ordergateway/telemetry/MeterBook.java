package com.anycompany.ordergateway.telemetry;

import com.anycompany.ordergateway.telemetry.Series.Unit;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.DoubleSupplier;

/**
 * Everything that is measured, entered once while the gateway is put together. Whoever counts keeps what it was given and
 * never asks again; whoever publishes reads the book. What is entered twice is the same series. Safe for several threads.
 */
public final class MeterBook {
    private final Map<Series.Key, Series> series = new ConcurrentSkipListMap<>();
    private final Map<Series.Key, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final Map<Series.Key, Latencies> latencies = new ConcurrentSkipListMap<>();

    /** A count that only grows; {@code tags} in pairs of name and value. */
    public LongAdder count(String name, String... tags) {
        return counts.computeIfAbsent(Series.Key.of(name, tags), key -> {
            var adder = new LongAdder();
            series.put(key, new Series.Counted(key, adder::sum));
            return adder;
        });
    }

    /**
     * Times, of which the {@code percentiles} (whole numbers) of each window are published where single ones cannot be:
     * under the name with {@code .p99} and the like.
     */
    public Latencies latencies(String name, List<Integer> percentiles, String... tags) {
        return latencies.computeIfAbsent(Series.Key.of(name, tags), key -> {
            var times = new Latencies();
            series.put(key, new Series.Timed(key, times, percentiles));
            return times;
        });
    }

    /** How many there are now. */
    public void number(String name, DoubleSupplier value, String... tags) {
        gauge(new Series.Gauged(Series.Key.of(name, tags), Unit.NONE, value, false));
    }

    /** For how many seconds something has lasted now. Zero is published too, so that silence means that nobody looked. */
    public void seconds(String name, DoubleSupplier value, String... tags) {
        gauge(new Series.Gauged(Series.Key.of(name, tags), Unit.SECONDS, value, true));
    }

    /** The longest of what it is given between two looks, in milliseconds. */
    public LongAccumulator longest(String name, String... tags) {
        var longest = new LongAccumulator(Math::max, 0);
        gauge(new Series.Gauged(Series.Key.of(name, tags), Unit.MILLISECONDS, longest::getThenReset, false));
        return longest;
    }

    private void gauge(Series.Gauged gauge) {
        series.put(gauge.key(), gauge);
    }

    /** Every series, in the order of names and tags. */
    List<Series> series() {
        return List.copyOf(series.values());
    }

    /** Begins a new window of all times. */
    void roll() {
        latencies.values().forEach(Latencies::roll);
    }
}
