package com.anycompany.ordergateway.app;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.anycompany.ordergateway.api.ApiRequest;
import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import com.anycompany.ordergateway.meters.WholeBook;
import com.anycompany.ordergateway.telemetry.PrometheusPage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** A whole gateway, measured. */
class MeteringTest {
    private static final String ORDER = "{\"order_id\":\"%s\",\"product\":\"Laptop\",\"price\":999.99}";

    private static LocalAws aws;

    @BeforeAll
    static void start() {
        aws = LocalAws.start(LocalAwsOptions.onAnyPort());
    }

    @AfterAll
    static void end() {
        aws.close();
    }

    @Test
    void countsAnOrderOnItsWholeWay() {
        try (var gateway = RunningGateway.on(aws, Map.of("METRICS", "prometheus"))) {
            // when
            gateway.post(ORDER.formatted("measured-1"));
            gateway.post(ORDER.formatted("measured-1"));

            // then
            var page = Eventually.get(
                    () -> gateway.get("/metrics").body(),
                    body -> body.contains("deliveries_total{sink=\"event\"} 1.0")
                            && body.contains("deliveries_total{sink=\"fulfilment\"} 1.0")
                            && body.contains("deliveries_total{sink=\"confirmation\"} 1.0"));
            assertThat(page)
                    .contains("orders_total{outcome=\"accepted\"} 1.0")
                    .contains("orders_total{outcome=\"replayed\"} 1.0")
                    .contains("requests_total{route=\"place-order\"} 2.0")
                    .contains("dependency_calls_total{dependency=\"topic\"} 1.0")
                    .contains("dependency_attempts_total{dependency=\"queue\"} 1.0")
                    .contains("breaker_open{dependency=\"orders-table-relay\"} 0.0")
                    .contains("starts_total 1.0");
        }
    }

    @Test
    void countsWhatStandsInTheTable() {
        try (var gateway = RunningGateway.on(aws, Map.of("METRICS", "prometheus"))) {
            Eventually.get(
                    () -> gateway.get("/metrics").body(),
                    body -> body.matches("(?s).*outbox_pending [0-9.]+\n.*") && body.contains("outbox_parked 0.0"));
        }
    }

    /** The book that dashboard and limits are tested with is the one of a real gateway. */
    @Test
    void measuresWhatTheWholeBookHolds() {
        try (var gateway = RunningGateway.on(aws, Map.of("METRICS", "prometheus"))) {
            // when
            var page = gateway.get("/metrics").body();

            // then
            var whole =
                    new PrometheusPage(WholeBook.full()).page().orElseThrow().get();
            assertThat(series(page)).isEqualTo(series(whole));
        }
    }

    private static Set<String> series(String page) {
        return page.lines()
                .filter(line -> !line.startsWith("#"))
                .map(line -> line.substring(0, line.lastIndexOf(' ')))
                .collect(Collectors.toSet());
    }

    @Test
    void hasNoPageWhereNothingIsMeasured() {
        try (var gateway = RunningGateway.on(aws, Map.of())) {
            assertThat(gateway.get("/metrics").statusCode()).isEqualTo(404);
        }
    }

    @Test
    void takesDeliversAndStopsWhereNobodyTakesMetrics() {
        // given
        var gateway = RunningGateway.on(aws, Map.of("METRICS", "cloudwatch"));

        // when
        var answer = gateway.post(ORDER.formatted("unmeasured-1"));

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(gateway.showsEventually("unmeasured-1", "delivered")).contains("delivered");
        gateway.close();
    }

    @Test
    void writesWhatAFunctionMeasuredBeforeItsAnswer() {
        // given
        var settings = RunningGateway.settings(aws, Map.of("METRICS", "emf"));

        // when
        var written = written(() -> {
            try (var taker = OrderTaker.start(settings, access("ProcessOrder"))) {
                outcome(taker.handle(order("function-1")));
            }
        });

        // then
        assertThat(written)
                .anyMatch(line -> line.endsWith("\"outcome\":\"accepted\",\"orders\":1.0}"))
                .anyMatch(line -> line.contains("\"starts\":1.0"));
    }

    @Test
    void leavesOutTheManyQueriesOfAFunctionThatLooksForLeftovers() {
        // given
        var settings = RunningGateway.settings(aws, Map.of("METRICS", "emf"));

        // when
        var written = written(() -> {
            try (var leftovers = LeftoverTeller.start(settings, access("RelayOrders"))) {
                outcome(leftovers.walk(Duration.ofSeconds(20)));
            }
        });

        // then
        assertThat(written)
                .anyMatch(line -> line.contains("\"outbox.oldest\":"))
                .noneMatch(line -> line.contains("\"dependency\":\"orders-table\""));
    }

    /** The lines of metrics that {@code work} prints. */
    private static List<String> written(Runnable work) {
        var printed = new ByteArrayOutputStream();
        var console = System.out;
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try {
            work.run();
        } finally {
            System.setOut(console);
        }
        return printed.toString(StandardCharsets.UTF_8)
                .lines()
                .filter(line -> line.startsWith("{\"_aws\":"))
                .toList();
    }

    private static AwsAccess access(String function) {
        return AwsAccess.at(aws.endpoint(), aws.region(), function, aws.secretKey());
    }

    private static ApiRequest order(String id) {
        return new ApiRequest(
                "POST",
                "/orders",
                "",
                name -> name.equals("content-type") ? List.of("application/json") : List.of(),
                ORDER.formatted(id).getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void leavesSendingToNoFunction() {
        assertThat(catchThrowable(() -> Settings.readForFunction(Map.of("METRICS", "cloudwatch"))))
                .hasMessageContaining("METRICS: cloudwatch (expected: none or emf, on Lambda)");
    }
}
