package com.anycompany.ordergateway.meters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.anycompany.ordergateway.api.RequestMeters.Outcome;
import com.anycompany.ordergateway.telemetry.CloudWatchMetrics;
import com.anycompany.ordergateway.telemetry.MeterBook;
import com.anycompany.ordergateway.telemetry.Publication;
import com.anycompany.ordergateway.telemetry.RecordedCloudWatch;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.cloudwatch.model.MetricDatum;

class RequestCountsTest {
    private final MeterBook book = new MeterBook();
    private final RecordedCloudWatch cloudWatch = new RecordedCloudWatch();
    private final RequestCounts counts = new RequestCounts(book, Publication.NOWHERE);

    @ParameterizedTest
    @EnumSource(
            value = Outcome.class,
            names = {"INVALID", "OVERLOADED"})
    void countsWhatWasRefusedAtOnceButTakesItForNoWait(Outcome refused) {
        // given
        var metrics = new CloudWatchMetrics(book, "Some", cloudWatch);

        // when
        counts.placed(Outcome.ACCEPTED, Duration.ofMillis(100));
        counts.placed(refused, Duration.ofMillis(1));
        metrics.close();

        // then
        assertThat(sent("place-order")).containsEntry("requests", 2.0);
        assertThat(sent("place-order").get("request.latency.p50")).isCloseTo(100, within(1.0));
    }

    @Test
    void countsALookThatWasRefusedButTakesItForNoWait() {
        // given
        var metrics = new CloudWatchMetrics(book, "Some", cloudWatch);

        // when
        counts.notShown();
        metrics.close();

        // then
        assertThat(sent("show-order")).containsExactly(Map.entry("requests", 1.0));
    }

    private Map<String, Double> sent(String route) {
        return cloudWatch.metrics().stream()
                .filter(metric -> metric.dimensions().stream()
                        .anyMatch(dimension -> dimension.value().equals(route)))
                .collect(Collectors.toMap(MetricDatum::metricName, MetricDatum::value));
    }
}
