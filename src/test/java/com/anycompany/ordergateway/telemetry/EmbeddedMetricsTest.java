package com.anycompany.ordergateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.anycompany.ordergateway.meters.WholeBook;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class EmbeddedMetricsTest {
    private final ManualTimer timer = new ManualTimer();
    private final List<String> lines = new ArrayList<>();
    private final MeterBook book = new MeterBook();
    private final EmbeddedMetrics metrics = new EmbeddedMetrics(book, "Some", timer, lines::add);

    private JsonObject line() {
        assertThat(lines).hasSize(1);
        return new JsonObject(lines.getFirst());
    }

    @Test
    void writesOneLineInTheFormatForEachSetOfTags() {
        // given
        book.count("orders", "outcome", "accepted").add(2);

        // when
        metrics.flush();

        // then
        assertThat(line())
                .isEqualTo(new JsonObject(Map.of(
                        "_aws",
                        Map.of(
                                "Timestamp",
                                timer.millis(),
                                "CloudWatchMetrics",
                                List.of(Map.of(
                                        "Namespace",
                                        "Some",
                                        "Dimensions",
                                        List.of(List.of("outcome")),
                                        "Metrics",
                                        List.of(Map.of("Name", "orders", "Unit", "Count"))))),
                        "outcome",
                        "accepted",
                        "orders",
                        2.0)));
    }

    @Test
    void countsOnlyWhatWasAddedSinceTheLastTime() {
        // given
        var orders = book.count("orders");
        orders.add(2);
        metrics.flush();
        lines.clear();
        orders.add(3);

        // when
        metrics.flush();

        // then
        assertThat(line().getDouble("orders")).isEqualTo(3.0);
    }

    @Test
    void writesNothingWhereNothingHappened() {
        // given
        book.count("orders");
        book.latencies("latency", List.of(99));
        book.number("breaker.open", () -> 0);
        book.number("outbox.pending", () -> Double.NaN);

        // when
        metrics.flush();

        // then
        assertThat(lines).isEmpty();
    }

    @Test
    void saysOnceThatSomethingIsOver() {
        // given
        var open = new int[] {1};
        book.number("breaker.open", () -> open[0]);
        metrics.flush();
        open[0] = 0;
        lines.clear();

        // when
        metrics.flush();
        metrics.flush();

        // then
        assertThat(line().getDouble("breaker.open")).isZero();
    }

    /** An alarm rings where nobody looks; it must not ring where all is well. */
    @Test
    void saysEachTimeThatNothingHasLasted() {
        // given
        book.seconds("outbox.overdue", () -> 0);
        metrics.flush();
        lines.clear();

        // when
        metrics.flush();

        // then
        assertThat(line().getDouble("outbox.overdue")).isZero();
    }

    @Test
    void handsTimesOverOneByOne() {
        // given
        var latencies = book.latencies("latency", List.of(99));
        latencies.noteMillis(4);
        latencies.noteMillis(8);

        // when
        metrics.flush();

        // then
        assertThat(line().getJsonArray("latency").stream().map(value -> Math.round(((Number) value).doubleValue())))
                .containsExactly(4L, 8L);
    }

    @Test
    void choosesEvenlyAmongMoreTimesThanALineMayHold() {
        // given
        var latencies = book.latencies("latency", List.of(99));
        IntStream.rangeClosed(1, 1_000).forEach(latencies::noteMillis);

        // when
        metrics.flush();

        // then
        var values = line().getJsonArray("latency");
        assertThat(values).hasSize(100);
        assertThat(middle(values)).isBetween(495.0, 505.0);
        assertThat(values.getDouble(99)).isBetween(990.0, 1_010.0);
    }

    private static double middle(JsonArray values) {
        return values.getDouble(values.size() / 2 - 1);
    }

    @Test
    void keepsToTheLimitsOfALineWithAllThatAGatewayMeasures() {
        // given
        WholeBook.fill(book);

        // when
        metrics.flush();

        // then
        assertThat(lines).isNotEmpty().allSatisfy(line -> {
            var directive = new JsonObject(line)
                    .getJsonObject("_aws")
                    .getJsonArray("CloudWatchMetrics")
                    .getJsonObject(0);
            assertThat(directive.getJsonArray("Metrics")).hasSizeBetween(1, 100);
            assertThat(line).doesNotContain("\n");
        });
    }

    @Test
    void doesNoHarmWhereItCannotWrite() {
        // given
        book.count("orders").increment();
        var broken = new EmbeddedMetrics(book, "Some", timer, line -> {
            throw new IllegalStateException("no space left");
        });

        // then
        assertThatCode(broken::flush).doesNotThrowAnyException();
    }
}
