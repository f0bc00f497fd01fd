package com.anycompany.ordergateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Several gateways on one table, all well. */
@Tag("crashes")
class SeveralGatewaysIT {
    private static final Terms TERMS = Terms.read();
    private static final int GATEWAYS = 3;
    private static final Caller.Manners MANNERS =
            new Caller.Manners(Duration.ofSeconds(10), Duration.ofMillis(10), (port, reply) -> {});

    /** Time-outs that nothing reaches, so that nobody has a reason to repeat; and nearly every order is left behind. */
    private static final Map<String, String> UNHURRIED = Map.ofEntries(
            Map.entry("DYNAMODB_ATTEMPT_TIMEOUT", "5s"),
            Map.entry("DYNAMODB_TIMEOUT", "6s"),
            Map.entry("DYNAMODB_ACQUIRE_TIMEOUT", "3s"),
            Map.entry("REQUEST_DEADLINE", "8s"),
            Map.entry("SNS_ATTEMPT_TIMEOUT", "10s"),
            Map.entry("SNS_TIMEOUT", "10s"),
            Map.entry("SQS_ATTEMPT_TIMEOUT", "10s"),
            Map.entry("SQS_TIMEOUT", "10s"),
            Map.entry("SES_ATTEMPT_TIMEOUT", "10s"),
            Map.entry("LEASE", "60s"),
            Map.entry("DELIVERIES", "1"),
            Map.entry("BACKLOG", "0"));

    @Test
    void neitherFightNorDoubleWhenTheyFindTheSameWork() {
        try (var scene = new Scene("several", TERMS, UNHURRIED)) {
            // given
            for (var gateway = 0; gateway < GATEWAYS; gateway++) {
                scene.start();
            }
            // when
            scene.load(scene.orders(TERMS.orders()), MANNERS).join();
            // then
            var reckoning = scene.reckon();
            assertThat(reckoning.takenOver()).as("%s", TERMS).isPositive();
            assertThat(reckoning.mostOwners()).as("%s", TERMS).isLessThanOrEqualTo(2);
            assertThat(reckoning.extras()).as("%s", TERMS).isZero();
        }
    }
}
