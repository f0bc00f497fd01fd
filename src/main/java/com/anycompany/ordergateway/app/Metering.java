package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.api.RequestMeters;
import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.DynamoOrderStore;
import com.anycompany.ordergateway.aws.MetricsClient;
import com.anycompany.ordergateway.aws.SesConfirmations;
import com.anycompany.ordergateway.aws.SnsEvents;
import com.anycompany.ordergateway.aws.SqsFulfilment;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.meters.Dependencies;
import com.anycompany.ordergateway.meters.Measured;
import com.anycompany.ordergateway.meters.Measures;
import com.anycompany.ordergateway.telemetry.CloudWatchMetrics;
import com.anycompany.ordergateway.telemetry.EmbeddedMetrics;
import com.anycompany.ordergateway.telemetry.MeterBook;
import com.anycompany.ordergateway.telemetry.PrometheusPage;
import com.anycompany.ordergateway.telemetry.Publication;
import java.time.InstantSource;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is measured, and where it goes, as the settings say. First the works are put together with the {@link #measures};
 * when all of them stand in the book, {@link #open} begins to publish it.
 */
final class Metering implements AutoCloseable {
    /** What the backlog's own calls on the table are named, beside those of requests. */
    static final String BACKLOG = " (relay)";

    private static final Set<String> SHARED =
            Set.of(DynamoOrderStore.DEPENDENCY, SnsEvents.DEPENDENCY, SqsFulfilment.DEPENDENCY);
    private static final Set<String> SINGLE = Set.of(SesConfirmations.DEPENDENCY);

    private final Settings.Metrics settings;
    private final InstantSource clock;
    private final MeterBook book;
    private final Measures measures;
    private volatile Publication publication = Publication.NOWHERE;

    private Metering(Settings.Metrics settings, InstantSource clock, MeterBook book, Measures measures) {
        this.settings = settings;
        this.clock = clock;
        this.book = book;
        this.measures = measures;
    }

    /** One that measures where {@code settings} want it, and publishes nothing yet. */
    static Metering of(Settings.Metrics settings, InstantSource clock) {
        var book = new MeterBook();
        var measures = settings.to() == Settings.Metrics.To.NONE ? Measures.NONE : measured(book, clock);
        return new Metering(settings, clock, book, measures);
    }

    /** The measures of a gateway, with the names of what it calls. */
    static Measures measured(MeterBook book, InstantSource clock) {
        var breakers = Stream.of(SHARED.stream(), SINGLE.stream(), Stream.of(DynamoOrderStore.DEPENDENCY + BACKLOG))
                .flatMap(names -> names)
                .collect(Collectors.toUnmodifiableSet());
        return new Measured(book, clock, new Dependencies(SHARED, SINGLE, breakers));
    }

    /** For all that is put together. */
    Measures measures() {
        return measures;
    }

    /** Whether anything is measured. */
    boolean on() {
        return settings.to() != Settings.Metrics.To.NONE;
    }

    /** Whether what was measured is handed over by {@link #flush} alone. */
    boolean flushed() {
        return settings.to() == Settings.Metrics.To.EMF;
    }

    /** Begins to publish. Nothing is sent yet. */
    void open(AwsAccess access) {
        publication = switch (settings.to()) {
            case NONE -> Publication.NOWHERE;
            case PROMETHEUS -> new PrometheusPage(book);
            case CLOUDWATCH -> new CloudWatchMetrics(book, settings.namespace(), MetricsClient.of(access));
            case EMF -> new EmbeddedMetrics(book, settings.namespace(), clock, System.out::println);
        };
    }

    /** For the table of endpoints, with the page if there is one. Asked for after {@link #open}. */
    RequestMeters requests() {
        return measures.requests(publication);
    }

    /** As {@link Publication#flush}. */
    void flush() {
        publication.flush();
    }

    /** Hands over the rest, which may block for some seconds. */
    @Override
    public void close() {
        publication.flush();
        publication.close();
    }
}
