package com.anycompany.ordergateway.telemetry;

import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.DoubleSupplier;
import java.util.function.LongSupplier;

/** One thing that is measured, under a name and at most a few tags, none of which is ever an id. */
sealed interface Series {
    /** Name and tags. */
    Key key();

    /**
     * Under what it is published.
     *
     * @param name dotted, the same wherever it is published
     * @param tags the dimensions of CloudWatch, the labels of Prometheus
     */
    record Key(String name, SortedMap<String, String> tags) implements Comparable<Key> {
        private static final Comparator<Key> ORDER =
                Comparator.comparing(Key::name).thenComparing(key -> key.tags().toString());

        static Key of(String name, String... namesAndValues) {
            var tags = new TreeMap<String, String>();
            for (var at = 0; at < namesAndValues.length; at += 2) {
                tags.put(namesAndValues[at], namesAndValues[at + 1]);
            }
            return new Key(name, tags);
        }

        @Override
        public int compareTo(Key other) {
            return ORDER.compare(this, other);
        }
    }

    /** What only grows. */
    record Counted(Key key, LongSupplier total) implements Series {}

    /**
     * What stands at some value; not a number while that is unknown.
     *
     * @param evenAtZero whether a zero that stands on says something too
     */
    record Gauged(Key key, Unit unit, DoubleSupplier value, boolean evenAtZero) implements Series {}

    /** What takes time. */
    record Timed(Key key, Latencies latencies, List<Integer> percentiles) implements Series {
        public Timed {
            percentiles = List.copyOf(percentiles);
        }
    }

    /** The units that occur, as CloudWatch names them. Source: CloudWatch, API_MetricDatum. */
    enum Unit {
        NONE("None"),
        COUNT("Count"),
        SECONDS("Seconds"),
        MILLISECONDS("Milliseconds");

        private final String label;

        Unit(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }
    }
}
