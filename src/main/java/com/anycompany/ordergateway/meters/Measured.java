package com.anycompany.ordergateway.meters;

import com.anycompany.ordergateway.api.RequestMeters;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.intake.Admission;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.resilience.AdaptiveAdmission;
import com.anycompany.ordergateway.resilience.Breaker;
import com.anycompany.ordergateway.resilience.CallMeters;
import com.anycompany.ordergateway.telemetry.MeterBook;
import com.anycompany.ordergateway.telemetry.Publication;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAccumulator;

/**
 * Everything, measured into one book. All series stand there once this is made and the works are put together; nothing is
 * entered later, so that what is sent and paid for never grows. Safe for several threads.
 */
public final class Measured implements Measures {
    private final MeterBook book;
    private final InstantSource clock;
    private final RequestCounts requests;
    private final Map<String, BreakerState> breakers = new ConcurrentHashMap<>();
    private final Map<String, CallCounts> calls = new TreeMap<>();
    private final LongAccumulator lag;
    private volatile Found found = Found.NOTHING;

    private record Found(double pending, double overdue, double oldest, double parked) {
        private static final Found NOTHING = new Found(Double.NaN, Double.NaN, Double.NaN, Double.NaN);
    }

    /** Whether a breaker has let nothing through at any moment since this was last asked. */
    private static final class BreakerState {
        private boolean open;
        private boolean opened;

        synchronized void changed(boolean isOpen) {
            open = isOpen;
            opened |= isOpen;
        }

        synchronized boolean wasOpen() {
            var was = opened;
            opened = open;
            return was;
        }
    }

    /** Enters into {@code book} what every gateway measures, with the names of its dependencies. */
    public Measured(MeterBook book, InstantSource clock, Dependencies dependencies) {
        this.book = book;
        this.clock = clock;
        this.requests = new RequestCounts(book, Publication.NOWHERE);
        dependencies.shared().forEach(name -> calls.put(name, CallCounts.shared(book, name)));
        dependencies.single().forEach(name -> calls.put(name, CallCounts.single(book, name)));
        dependencies.breakers().forEach(this::showBreaker);
        book.number(Names.PENDING, () -> found.pending());
        book.seconds(Names.OVERDUE, () -> found.overdue());
        book.seconds(Names.OLDEST, () -> found.oldest());
        book.number(Names.PARKED, () -> found.parked());
        this.lag = book.longest(Names.LOOP_LAG);
        book.count(Names.STARTS).increment();
    }

    @Override
    public RequestMeters requests(Publication publication) {
        return requests.with(publication);
    }

    @Override
    public CallMeters calls(String dependency) {
        var counts = calls.get(dependency);
        return counts == null ? CallMeters.NONE : counts;
    }

    private void showBreaker(String dependency) {
        var state = new BreakerState();
        breakers.put(dependency, state);
        book.number(Names.BREAKER_OPEN, () -> state.wasOpen() ? 1 : 0, Names.DEPENDENCY, plain(dependency));
    }

    /** As a dimension: {@code orders-table (relay)} reads {@code orders-table-relay}. */
    private static String plain(String dependency) {
        return dependency.replace(" (", "-").replace(")", "");
    }

    @Override
    public Breaker.Watcher breakers(Breaker.Watcher next) {
        return (dependency, isOpen) -> {
            breakers.computeIfAbsent(dependency, name -> new BreakerState()).changed(isOpen);
            next.changed(dependency, isOpen);
        };
    }

    @Override
    public SinkPort sink(Sink sink, SinkPort port) {
        return new CountedSink(port, sink, clock, book);
    }

    @Override
    public void admission(AdaptiveAdmission admission) {
        for (var kind : Admission.Kind.values()) {
            var label = kind.name().toLowerCase(Locale.ROOT);
            book.number(Names.ADMISSION_LIMIT, () -> admission.limit(kind), Names.KIND, label);
            book.number(Names.IN_FLIGHT, () -> admission.mostInFlight(kind), Names.KIND, label);
        }
    }

    @Override
    public void outbox(long pending, Duration overdue, Duration oldest, long parked) {
        found = new Found(pending, overdue.toSeconds(), oldest.toSeconds(), parked);
    }

    @Override
    public void outboxUnseen() {
        found = Found.NOTHING;
    }

    @Override
    public void loopLag(Duration late) {
        lag.accumulate(late.toMillis());
    }
}
