package com.anycompany.ordergateway.meters;

import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.telemetry.Latencies;
import com.anycompany.ordergateway.telemetry.MeterBook;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A sink, with what it takes timed from the acceptance of the order, and what it refuses for good counted. */
final class CountedSink implements SinkPort {
    private final SinkPort port;
    private final InstantSource clock;
    private final LongAdder deliveries;
    private final Latencies latencies;
    private final Map<String, LongAdder> refused;

    CountedSink(SinkPort port, Sink sink, InstantSource clock, MeterBook book) {
        this.port = port;
        this.clock = clock;
        this.deliveries = book.count(Names.DELIVERIES, Names.SINK, sink.label());
        this.latencies = book.latencies(Names.DELIVERY_LATENCY, Names.MEDIAN_AND_WORST, Names.SINK, sink.label());
        this.refused = sink == Sink.CONFIRMATION ? refusals(book) : Map.of();
    }

    private static Map<String, LongAdder> refusals(MeterBook book) {
        return Stream.of(Closed.RECIPIENT_NOT_VERIFIED, Closed.REFUSED)
                .map(Closed::reason)
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), reason -> book.count(Names.MAILS_REFUSED, Names.REASON, reason)));
    }

    @Override
    public Future<Outcome> send(Notice notice, Deadline begunBy) {
        return port.send(notice, begunBy).onComplete(result -> {
            if (result.succeeded()) {
                note(notice, result.result());
            } else if (invalid(result.cause())) {
                count(Closed.REFUSED);
            }
        });
    }

    @Override
    public boolean shut() {
        return port.shut();
    }

    private void note(Notice notice, Outcome outcome) {
        switch (outcome) {
            case Outcome.Delivered() -> {
                deliveries.increment();
                latencies.note(Duration.between(notice.order().receivedAt(), clock.instant()));
            }
            case Outcome.Refused(var how) -> count(how);
        }
    }

    /** Whoever delivers takes that for a refusal. */
    private static boolean invalid(Throwable failure) {
        return failure instanceof DependencyException dependency && dependency.fault() == Fault.INVALID;
    }

    private void count(Closed how) {
        var count = refused.get(how.reason());
        if (count != null) {
            count.increment();
        }
    }
}
