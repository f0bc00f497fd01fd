package com.anycompany.ordergateway.meters;

import com.anycompany.ordergateway.api.RequestMeters;
import com.anycompany.ordergateway.telemetry.Latencies;
import com.anycompany.ordergateway.telemetry.MeterBook;
import com.anycompany.ordergateway.telemetry.Publication;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

/** Requests about orders. */
final class RequestCounts implements RequestMeters {
    private static final String PLACE = "place-order";
    private static final String SHOW = "show-order";

    /** Refused without any work: as times they would make an overload look fast. */
    private static final Set<Outcome> AT_ONCE = EnumSet.of(Outcome.INVALID, Outcome.OVERLOADED);

    private final Publication publication;
    private final Map<Outcome, LongAdder> outcomes = new EnumMap<>(Outcome.class);
    private final MeterBook book;
    private final LongAdder placed;
    private final LongAdder shown;
    private final Latencies placing;
    private final Latencies showing;

    /** Counted in {@code book}, with the page of {@code publication}. */
    RequestCounts(MeterBook book, Publication publication) {
        this.publication = publication;
        this.book = book;
        for (var outcome : Outcome.values()) {
            outcomes.put(outcome, book.count(Names.ORDERS, Names.OUTCOME, outcome.label()));
        }
        this.placed = book.count(Names.REQUESTS, Names.ROUTE, PLACE);
        this.shown = book.count(Names.REQUESTS, Names.ROUTE, SHOW);
        this.placing = book.latencies(Names.REQUEST_LATENCY, Names.USUAL_AND_WORST, Names.ROUTE, PLACE);
        this.showing = book.latencies(Names.REQUEST_LATENCY, Names.USUAL_AND_WORST, Names.ROUTE, SHOW);
    }

    /** The same counts, with another page. */
    RequestCounts with(Publication other) {
        return new RequestCounts(book, other);
    }

    @Override
    public void placed(Outcome outcome, Duration took) {
        Objects.requireNonNull(outcomes.get(outcome)).increment();
        placed.increment();
        if (!AT_ONCE.contains(outcome)) {
            placing.note(took);
        }
    }

    @Override
    public Optional<Supplier<String>> page() {
        return publication.page();
    }

    @Override
    public void shown(Duration took) {
        shown.increment();
        showing.note(took);
    }

    @Override
    public void notShown() {
        shown.increment();
    }
}
