package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Spans of an order, from its caller's headers to a collector. */
final class SpansTest {
    private static final String TRACE = "0af7651916cd43dd8448eb211c80319c";
    private static final String CALLER = "b7ad6b7169203331";
    private static final String PARENT = "00-" + TRACE + "-" + CALLER + "-01";

    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.onAnyPort());

    @AfterAll
    static void end() {
        AWS.close();
    }

    private static RunningGateway gatewayTo(String endpoint) {
        return RunningGateway.on(
                AWS,
                Map.of(
                        "OTEL_EXPORTER_OTLP_ENDPOINT", endpoint,
                        "BACK_OFF_LONGEST", "1s",
                        "RELAY_BUSY", "100ms",
                        "RELAY_IDLE", "200ms"));
    }

    private static String laptop(String id) {
        return "{\"order_id\":\"%s\",\"product\":\"Laptop\",\"price\":999.99}".formatted(id);
    }

    private static void awaitNothingPending(RunningGateway gateway, String id) {
        Eventually.get(() -> gateway.get("/orders/" + id).body(), body -> !body.contains("pending"));
    }

    @Test
    void joinsRequestStoreAndSendsToTheCallersTrace() {
        try (var collector = new Collector()) {
            // given
            var gateway = gatewayTo(collector.endpoint());

            // when
            gateway.post(laptop("spanned"), "traceparent", PARENT);
            awaitNothingPending(gateway, "spanned");
            gateway.close();

            // then
            assertThat(collector.exports()).isNotEmpty().allSatisfy(export -> {
                assertThat(export.path()).isEqualTo("/v1/traces");
                assertThat(export.type()).isEqualTo("application/x-protobuf");
                assertThat(export.holds(TRACE)).isTrue();
            });
            for (var name : List.of("place order", "orders-table", "event", "fulfilment", "confirmation", "spanned")) {
                assertThat(collector.exports()).as(name).anyMatch(export -> export.names(name));
            }
            assertThat(collector.exports()).anyMatch(export -> export.holds(CALLER));
        }
    }

    @Test
    void joinsWhatTheRelayToldLater() {
        try (var collector = new Collector()) {
            // given
            var gateway = gatewayTo(collector.endpoint());
            AWS.faults().fail(AwsServiceName.SNS, new Failure.Refuse(503, "ServiceUnavailable"));
            gateway.post(laptop("late"), "traceparent", PARENT);
            gateway.showsEventually("late", "\"state\":\"pending\",\"last_fault\":\"broken\"");

            // when
            AWS.faults().healAll();
            awaitNothingPending(gateway, "late");
            gateway.close();

            // then
            assertThat(collector.exports())
                    .anyMatch(export -> export.names("tell later") && export.holds(TRACE) && export.names("late"));
        }
    }

    @Test
    void makesNoSpanWhereTheCallerNamedNoTraceOrDidNotSampleIt() {
        try (var collector = new Collector()) {
            // given
            var gateway = gatewayTo(collector.endpoint());

            // when
            gateway.post(laptop("untraced"));
            gateway.post(laptop("unsampled"), "traceparent", "00-" + TRACE + "-" + CALLER + "-00");
            awaitNothingPending(gateway, "untraced");
            awaitNothingPending(gateway, "unsampled");
            gateway.close();

            // then
            assertThat(collector.exports()).isEmpty();
        }
    }

    @Test
    void takesAndDeliversOrdersWhileTheCollectorIsDown() {
        // given
        var collector = new Collector();
        collector.close();
        var gateway = gatewayTo(collector.endpoint());

        // when
        var answer = gateway.post(laptop("uncollected"), "traceparent", PARENT);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        awaitNothingPending(gateway, "uncollected");
        gateway.close();
    }
}
