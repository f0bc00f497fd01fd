package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.intake.OrderRequest;
import com.anycompany.ordergateway.intake.Violations;
import com.anycompany.ordergateway.json.Unreadable;
import com.anycompany.ordergateway.order.Language;
import com.anycompany.ordergateway.order.Receipt;
import com.anycompany.ordergateway.store.SampleOrders;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it takes to read an order, beside Jackson's tree of the same bytes, and to write its receipt. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadingBenchmark {
    private final byte[] small = """
            {"order_id":"web-2026-000123","product":"Laptop 15\\"","price":1299.99}""".getBytes(StandardCharsets.UTF_8);
    private final byte[] large = """
            {"order_id":"web-2026-000123","lines":[{"product":"Écran 27","quantity":2,"unit_price":199.90},\
            {"sku":"KB/01","quantity":1,"unit_price":49.00}],"currency":"EUR","customer":{"id":"c-1",\
            "email":"client@example.com","phone":"+33612345678","locale":"fr"},"metadata":{"campaign":"été"}}""".getBytes(StandardCharsets.UTF_8);
    private final Receipt receipt =
            SampleOrders.laptop("web-2026-000123").order().receipt();

    /** A small order, as the entrance reads it. */
    @Benchmark
    public OrderRequest small() throws Unreadable {
        return OrderDecoder.decode(small, new Violations());
    }

    /** The baseline: a tree of the small order, of which nothing is read yet. */
    @Benchmark
    public JsonObject smallAsTree() {
        return new JsonObject(Buffer.buffer(small));
    }

    /** An order with lines, customer and metadata. */
    @Benchmark
    public OrderRequest large() throws Unreadable {
        return OrderDecoder.decode(large, new Violations());
    }

    /** The baseline: a tree of the same. */
    @Benchmark
    public JsonObject largeAsTree() {
        return new JsonObject(Buffer.buffer(large));
    }

    /** The answer. */
    @Benchmark
    public byte[] receipt() {
        return ReceiptDocument.bytes(receipt, Language.FR);
    }
}
