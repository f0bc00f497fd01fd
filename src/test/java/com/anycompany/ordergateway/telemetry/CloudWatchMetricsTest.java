package com.anycompany.ordergateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;

import com.anycompany.ordergateway.meters.WholeBook;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.Dimension;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;
import software.amazon.awssdk.services.cloudwatch.model.StandardUnit;

/** What the real registry hands to the client of CloudWatch. */
class CloudWatchMetricsTest {
    /** What the owner of a task is ready to pay for. */
    private static final int MOST_METRICS = 60;

    private static final String ORDERS = "orders";

    private final RecordedCloudWatch cloudWatch = new RecordedCloudWatch();

    @Test
    void sendsAtMostSixtyMetricsOfAWholeGateway() {
        // when
        new CloudWatchMetrics(WholeBook.full(), "OrderGateway", cloudWatch).close();

        // then
        assertThat(cloudWatch.metrics().stream().map(CloudWatchMetricsTest::billed))
                .hasSizeBetween(50, MOST_METRICS)
                .doesNotHaveDuplicates();
    }

    private static String billed(MetricDatum metric) {
        return metric.metricName() + dimensions(metric);
    }

    private static Map<String, String> dimensions(MetricDatum metric) {
        return metric.dimensions().stream().collect(Collectors.toMap(Dimension::name, Dimension::value));
    }

    @Test
    void sendsTheRestWhenItIsClosed() {
        // given
        var book = new MeterBook();
        var orders = book.count(ORDERS, "outcome", "accepted");
        var metrics = new CloudWatchMetrics(book, "Some", cloudWatch);
        orders.add(7);

        // when
        metrics.close();

        // then
        assertThat(cloudWatch.namespaces()).containsExactly("Some");
        assertThat(cloudWatch.metrics()).singleElement().satisfies(metric -> {
            assertThat(metric.metricName()).isEqualTo(ORDERS);
            assertThat(metric.value()).isEqualTo(7.0);
            assertThat(metric.unit()).isEqualTo(StandardUnit.COUNT);
            assertThat(dimensions(metric)).isEqualTo(Map.of("outcome", "accepted"));
        });
        assertThat(cloudWatch.closed()).isTrue();
    }

    @Test
    void sendsOneMetricForEachPercentile() {
        // given
        var book = new MeterBook();
        var latencies = book.latencies("latency", List.of(50, 99));
        var metrics = new CloudWatchMetrics(book, "Some", cloudWatch);
        latencies.noteMillis(10);

        // when
        metrics.close();

        // then
        assertThat(cloudWatch.metrics())
                .extracting(MetricDatum::metricName)
                .containsExactlyInAnyOrder("latency.p50", "latency.p99");
        assertThat(cloudWatch.metrics()).allSatisfy(metric -> {
            assertThat(metric.unit()).isEqualTo(StandardUnit.MILLISECONDS);
            assertThat(metric.value()).isCloseTo(10, within(0.1));
        });
    }

    @Test
    void sendsNoPercentileOfNothing() {
        // given
        var book = new MeterBook();
        book.latencies("latency", List.of(99));

        // when
        new CloudWatchMetrics(book, "Some", cloudWatch).close();

        // then
        assertThat(cloudWatch.metrics()).isEmpty();
    }

    @Test
    void dropsWhatCannotBeSent() {
        // given
        var book = WholeBook.full();
        var metrics = new CloudWatchMetrics(book, "Some", cloudWatch);
        cloudWatch.breakDown();

        // then
        assertThatCode(metrics::close).doesNotThrowAnyException();
        assertThat(cloudWatch.closed()).isTrue();
        assertThatCode(() -> book.count(ORDERS, "outcome", "accepted").increment())
                .doesNotThrowAnyException();
    }
}
