package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.Customer;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** What it takes to judge an order that was read. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class RulesBenchmark {
    private final OrderRules rules = new OrderRules(Currency.getInstance("EUR"));
    private final OrderRequest small =
            new OrderRequest("web-2026-000123", "Laptop 15\"", new BigDecimal("1299.99"), null, null, null, null);
    private final OrderRequest large = new OrderRequest(
            "web-2026-000123",
            null,
            null,
            List.of(
                    new OrderRequest.LineRequest("Écran 27", null, 2L, new BigDecimal("199.90")),
                    new OrderRequest.LineRequest(null, "KB/01", 1L, new BigDecimal("49.00"))),
            "EUR",
            new OrderRequest.CustomerRequest(
                    Map.of(Customer.Detail.ID, "c-1", Customer.Detail.EMAIL, "client@example.com"), "fr"),
            new LinkedHashMap<>(Map.of("campaign", "été")));

    /** A small order. */
    @Benchmark
    public Optional<Draft> small() {
        return rules.check(small, new Violations());
    }

    /** An order with lines, customer and metadata. */
    @Benchmark
    public Optional<Draft> large() {
        return rules.check(large, new Violations());
    }
}
