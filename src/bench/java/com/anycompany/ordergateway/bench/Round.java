package com.anycompany.ordergateway.bench;

import com.anycompany.ordergateway.bench.Heard.Of;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * What one stretch of load on one candidate showed, from its first order until the stub had seen all that its orders owe.
 *
 * @param orders acknowledged
 * @param refused answered otherwise
 * @param took with the deliveries that ended after the last answer
 * @param processor time of the candidate's process
 * @param calls on the stub, by operation
 * @param latencies of the answers, in microseconds
 */
record Round(
        String candidate,
        int orders,
        int refused,
        Duration took,
        Duration processor,
        Map<String, Long> calls,
        Histogram latencies) {
    /** What stands at the beginning of a round, to be taken off what stands at its end. */
    record Start(int orders, long begun, Duration processor, Map<String, Long> calls) {
        static Start of(Candidate candidate, Heard heard, StubAws stub) {
            return new Start(heard.count(Of.ACKNOWLEDGED), System.nanoTime(), candidate.processorTime(), stub.calls());
        }

        Round end(Candidate candidate, Heard heard, StubAws stub, Callers.Seen seen) {
            var more = new TreeMap<>(stub.calls());
            calls.forEach((operation, before) -> more.merge(operation, -before, Long::sum));
            return new Round(
                    candidate.name(),
                    heard.count(Of.ACKNOWLEDGED) - orders,
                    seen.refused(),
                    Duration.ofNanos(System.nanoTime() - begun),
                    candidate.processorTime().minus(processor),
                    more,
                    seen.latencies());
        }
    }

    double ordersASecond() {
        return orders / (took.toNanos() / 1e9);
    }

    /** Processor milliseconds an order. */
    double processorAnOrder() {
        return processor.toNanos() / 1e6 / Math.max(1, orders);
    }

    /** Calls an order, of the operations that an order is made of. */
    double callsAnOrder() {
        return (double) StubAws.OPERATIONS.stream()
                        .mapToLong(operation -> calls.getOrDefault(operation, 0L))
                        .sum()
                / Math.max(1, orders);
    }

    /** A percentile of the latencies, in milliseconds. */
    double percentile(double percent) {
        return latencies.getValueAtPercentile(percent) / 1e3;
    }
}
