package com.anycompany.ordergateway.api;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Remembers what it is told, and has a page. */
final class TestMeters implements RequestMeters {
    static final String PAGE = "# HELP orders_total\n";

    final List<Outcome> placed = new ArrayList<>();
    final List<Duration> waited = new ArrayList<>();
    final List<Duration> shown = new ArrayList<>();
    int notShown;

    @Override
    public void placed(Outcome outcome, Duration took) {
        placed.add(outcome);
        waited.add(took);
    }

    @Override
    public void shown(Duration took) {
        shown.add(took);
    }

    @Override
    public void notShown() {
        notShown++;
    }

    @Override
    public Optional<Supplier<String>> page() {
        return Optional.of(() -> PAGE);
    }
}
