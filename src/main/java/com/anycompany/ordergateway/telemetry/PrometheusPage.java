package com.anycompany.ordergateway.telemetry;

import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.util.Optional;
import java.util.function.Supplier;

/** A page for a laptop and for whoever scrapes. Percentiles are those since it was read last. */
public final class PrometheusPage implements Publication {
    private final MeterBook book;
    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);

    /** The page of a book in which everything stands already. */
    public PrometheusPage(MeterBook book) {
        this.book = book;
        Registered.in(registry, book);
    }

    @Override
    public Optional<Supplier<String>> page() {
        return Optional.of(this::text);
    }

    private String text() {
        book.roll();
        return registry.scrape();
    }

    @Override
    public void close() {
        registry.close();
    }
}
