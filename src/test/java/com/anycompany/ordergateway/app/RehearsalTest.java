package com.anycompany.ordergateway.app;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class RehearsalTest {
    private static final Duration SHORT = Duration.ofMillis(300);

    @Test
    void takesOrdersAllTheWayToTheStandIn() {
        // given
        var vertx = Vertx.vertx();
        // when
        var taken = outcome(Rehearsal.play(vertx, SHORT));
        // then
        assertThat(taken).isPositive();
        vertx.close();
    }

    @Test
    void isLeftOutWhereNoTimeIsGivenForIt() {
        // given
        var vertx = Vertx.vertx();
        // when
        var taken = outcome(Rehearsal.play(vertx, Duration.ZERO));
        // then
        assertThat(taken).isZero();
        vertx.close();
    }

    @Test
    void leavesNoTraceInWhatTheGatewayIsFor() {
        // given
        try (var aws = LocalAws.start(LocalAwsOptions.onAnyPort());
                var gateway = RunningGateway.on(aws, Map.of("REHEARSAL", SHORT.toMillis() + "ms"))) {
            // when
            var answer = gateway.post("{\"order_id\":\"real\",\"product\":\"Laptop\",\"price\":999.99}");
            // then
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(gateway.get("/orders/rehearsal-0").statusCode()).isEqualTo(404);
            assertThat(aws.mails()).noneMatch(mail -> mail.subject().contains("rehearsal"));
            assertThat(aws.topicMessages())
                    .noneMatch(message -> message.toString().contains("rehearsal"));
        }
    }
}
