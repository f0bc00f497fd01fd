package com.anycompany.ordergateway.telemetry;

import io.micrometer.cloudwatch2.CloudWatchConfig;
import io.micrometer.cloudwatch2.CloudWatchMeterRegistry;
import io.micrometer.core.instrument.Clock;
import io.micrometer.core.instrument.Meter;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;

/**
 * Sends everything to CloudWatch once a step, on a thread of its own, and once more when it is closed. What cannot be sent
 * is dropped, with one line in the log a step.
 *
 * <p>Counts are those of the last whole step, percentiles those of the time since the last sending.
 *
 * <p>Source: Micrometer, CloudWatch 2 registry; CloudWatch, PutMetricData.
 */
public final class CloudWatchMetrics implements Publication {
    /** CloudWatch keeps one value a minute, unless high resolution is paid for. */
    public static final Duration STEP = Duration.ofMinutes(1);

    private final Registry registry;

    /** Of a book in which everything stands already; closes {@code client} when it is closed itself. */
    public CloudWatchMetrics(MeterBook book, String namespace, CloudWatchAsyncClient client) {
        this.registry = new Registry(book, new Config(namespace), client);
        Registered.in(registry, book);
    }

    @Override
    public void close() {
        registry.close();
    }

    private record Config(String namespace) implements CloudWatchConfig {
        @Override
        public @Nullable String get(String key) {
            return null;
        }

        @Override
        public Duration step() {
            return STEP;
        }
    }

    private static final class Registry extends CloudWatchMeterRegistry {
        private final MeterBook book;
        private final CloudWatchAsyncClient client;

        private Registry(MeterBook book, CloudWatchConfig config, CloudWatchAsyncClient client) {
            super(config, Clock.SYSTEM, client);
            this.book = book;
            this.client = client;
            config().namingConvention((name, type, unit) -> withoutKind(name, type));
        }

        /** The registry adds {@code .count} and {@code .value}, which say nothing that the name does not. */
        private static String withoutKind(String name, Meter.Type type) {
            var kind = type == Meter.Type.GAUGE ? ".value" : ".count";
            return name.endsWith(kind) ? name.substring(0, name.length() - kind.length()) : name;
        }

        @Override
        protected void publish() {
            book.roll();
            super.publish();
        }

        @Override
        public void close() {
            super.close();
            client.close();
        }
    }
}
