package com.anycompany.ordergateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class PrometheusPageTest {
    private final MeterBook book = new MeterBook();

    private String page() {
        return new PrometheusPage(book).page().orElseThrow().get();
    }

    @Test
    void showsCountsWithTheirTags() {
        // given
        book.count("orders", "outcome", "accepted").add(7);

        // then
        assertThat(page()).contains("orders_total{outcome=\"accepted\"} 7.0\n");
    }

    @Test
    void showsPercentilesInMilliseconds() {
        // given
        book.latencies("request.latency", List.of(99)).noteMillis(0);

        // then
        assertThat(page()).contains("request_latency_p99_milliseconds 0.0\n");
    }

    @Test
    void showsWhatStandsNow() {
        // given
        book.number("admission.in-flight", () -> 5, "kind", "order");

        // then
        assertThat(page()).contains("admission_in_flight{kind=\"order\"} 5.0\n");
    }
}
