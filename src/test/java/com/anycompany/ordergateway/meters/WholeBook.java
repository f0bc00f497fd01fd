package com.anycompany.ordergateway.meters;

import com.anycompany.ordergateway.api.RequestMeters;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.resilience.AdaptiveAdmission;
import com.anycompany.ordergateway.resilience.AdaptiveAdmission.Terms;
import com.anycompany.ordergateway.telemetry.MeterBook;
import com.anycompany.ordergateway.telemetry.Publication;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;

/** Everything that a gateway with every sink measures, each of it once. */
public final class WholeBook {
    private static final Set<String> SHARED = Set.of("orders-table", "topic", "queue");
    private static final Dependencies DEPENDENCIES = new Dependencies(
            SHARED, Set.of("mail"), Set.of("orders-table", "topic", "queue", "mail", "orders-table (relay)"));

    private WholeBook() {}

    /** One in which each series has a value. */
    public static MeterBook full() {
        var book = new MeterBook();
        fill(book);
        return book;
    }

    /** Enters all into {@code book} and notes something in each. */
    public static void fill(MeterBook book) {
        var timer = new ManualTimer();
        var measured = new Measured(book, timer, DEPENDENCIES);
        Arrays.stream(Sink.values())
                .forEach(sink -> measured.sink(sink, (notice, begunBy) -> Future.failedFuture("never sent")));
        measured.admission(new AdaptiveAdmission(new Terms(0, 1, 16, 32), timer));
        var requests = measured.requests(Publication.NOWHERE);
        Arrays.stream(RequestMeters.Outcome.values())
                .forEach(outcome -> requests.placed(outcome, Duration.ofMillis(3)));
        requests.shown(Duration.ofMillis(2));
        for (var dependency : Set.of("orders-table", "topic", "queue", "mail")) {
            measured.calls(dependency).tried(false);
            measured.calls(dependency).tried(true);
            measured.calls(dependency).called(false, 4);
        }
        Arrays.stream(Sink.values()).forEach(sink -> {
            book.count(Names.DELIVERIES, Names.SINK, sink.label()).increment();
            book.latencies(Names.DELIVERY_LATENCY, Names.MEDIAN_AND_WORST, Names.SINK, sink.label())
                    .noteMillis(20);
        });
        book.count(Names.MAILS_REFUSED, Names.REASON, "refused").increment();
        book.count(Names.MAILS_REFUSED, Names.REASON, "recipient-not-verified").increment();
        measured.outbox(3, Duration.ofSeconds(7), Duration.ofSeconds(70), 1);
        measured.loopLag(Duration.ofMillis(5));
        measured.breakers((dependency, open) -> {}).changed("topic", true);
    }
}
