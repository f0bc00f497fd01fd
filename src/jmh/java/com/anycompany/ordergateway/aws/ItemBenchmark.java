package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.delivery.EventTexts;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.StoredOrder;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it takes to make of one order what AWS is told. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ItemBenchmark {
    private final StoredOrder order = SampleOrders.laptop("web-2026-000123");

    /** The item of the table, and how large it is. */
    @Benchmark
    public Object item() {
        return OrderInserts.Newborn.of(order);
    }

    /** The message to the topic, in a text for each protocol. */
    @Benchmark
    public String event() {
        return EventTexts.byProtocol(order.order());
    }
}
