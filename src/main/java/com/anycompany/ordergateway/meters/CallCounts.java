package com.anycompany.ordergateway.meters;

import com.anycompany.ordergateway.resilience.CallMeters;
import com.anycompany.ordergateway.telemetry.Latencies;
import com.anycompany.ordergateway.telemetry.MeterBook;
import java.util.concurrent.atomic.LongAdder;

/** The calls on one dependency. */
final class CallCounts implements CallMeters {
    private final LongAdder attempts;
    private final LongAdder retries;
    private final LongAdder calls;
    private final LongAdder failures;
    private final Latencies latencies;

    private CallCounts(MeterBook book, String dependency, LongAdder attempts, LongAdder retries) {
        this.attempts = attempts;
        this.retries = retries;
        this.calls = book.count(Names.CALLS, Names.DEPENDENCY, dependency);
        this.failures = book.count(Names.FAILURES, Names.DEPENDENCY, dependency);
        this.latencies = book.latencies(Names.CALL_LATENCY, Names.WORST, Names.DEPENDENCY, dependency);
    }

    /** Where calls are shared and repeated. */
    static CallCounts shared(MeterBook book, String dependency) {
        return new CallCounts(
                book,
                dependency,
                book.count(Names.ATTEMPTS, Names.DEPENDENCY, dependency),
                book.count(Names.RETRIES, Names.DEPENDENCY, dependency));
    }

    /** Where each call is an attempt and none is repeated, so that the calls say all. */
    static CallCounts single(MeterBook book, String dependency) {
        return new CallCounts(book, dependency, new LongAdder(), new LongAdder());
    }

    @Override
    public void tried(boolean again) {
        attempts.increment();
        if (again) {
            retries.increment();
        }
    }

    @Override
    public void called(boolean well, long millis) {
        calls.increment();
        latencies.noteMillis(millis);
        if (!well) {
            failures.increment();
        }
    }
}
