package com.anycompany.ordergateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Map;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code SIGTERM} under load: a gateway that is replaced by another. */
@Tag("crashes")
class EndedGatewayIT {
    private static final Terms TERMS = Terms.read();
    private static final Duration LONGEST_END = Duration.ofSeconds(20);
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final Duration REST = Duration.ofMillis(150);

    /** From then on a draining gateway may close a silent connection just as a request is sent (RFC 9112, 9.5). */
    private static final Duration IDLE = Duration.ofMillis(800);

    /** Limits that the embedded database keeps on a busy machine: its slowness must not look like a failure of ours. */
    private static final Map<String, String> WIDE = Map.of(
            "DYNAMODB_ATTEMPT_TIMEOUT", "5s",
            "DYNAMODB_TIMEOUT", "6s",
            "DYNAMODB_ACQUIRE_TIMEOUT", "3s",
            "REQUEST_DEADLINE", "8s",
            "SES_ATTEMPT_TIMEOUT", "3s",
            "SNS_ATTEMPT_TIMEOUT", "1s",
            "SQS_ATTEMPT_TIMEOUT", "1s",
            "LEASE", "30s",
            "DRAIN_DELAY", TERMS.drainDelay().toMillis() + "ms");

    @Test
    void cutsNobodyOffWhenItIsEnded() {
        try (var scene = new Scene("ended", TERMS, WIDE)) {
            // given
            var current = scene.start();
            // when
            for (var round = 0; round < TERMS.ends(); round++) {
                current = replace(scene, current);
            }
            // then
            scene.reckon();
            assertThat(scene.ledger.counted("answered while draining"))
                    .as("%s", TERMS)
                    .isPositive();
            assertThat(scene.ledger.counted("not ready while draining"))
                    .as("%s", TERMS)
                    .isPositive();
        }
    }

    private static GatewayProcess replace(Scene scene, GatewayProcess ending) {
        var watch = new Watch(scene.ledger, ending.port());
        var orders = scene.orders(Integer.MAX_VALUE);
        var manners = new Caller.Manners(PATIENCE, REST, watch);
        var before = scene.ledger.acknowledged();
        var load = scene.load(orders, manners);
        scene.untilAcknowledged(before + scene.random.nextInt(1, TERMS.orders()));
        var next = scene.start();
        try (var silent = new Connection(ending.port(), PATIENCE)) {
            silent.ask("GET", "/health/ready", "");
            end(scene, ending, watch);
            if (!silent.endsInOrder()) {
                scene.ledger.fault(ending + " reset a silent connection");
            }
        }
        scene.gateways.close(ending);
        orders.end();
        load.join();
        scene.listen();
        return next;
    }

    private static void end(Scene scene, GatewayProcess ending, Watch watch) {
        var begun = System.nanoTime();
        watch.ending = true;
        ending.terminate();
        scene.ledger.count("ends");
        notReadyAnyMore(scene, ending);
        var status = ending.exit(LONGEST_END);
        if (status != 0) {
            scene.ledger.fault(ending + " ended with " + status + " (expected: 0)");
        }
        scene.ended(Duration.ofNanos(System.nanoTime() - begun));
    }

    /** As a load balancer looks: on connections of its own, until nobody is there any more. */
    private static void notReadyAnyMore(Scene scene, GatewayProcess ending) {
        while (true) {
            try (var look = new Connection(ending.port(), PATIENCE)) {
                if (!(look.ask("GET", "/health/ready", "")
                        instanceof Reply.Answered(var status, var headers, var body))) {
                    return;
                }
                if (status == 503) {
                    scene.ledger.count("not ready while draining");
                    return;
                }
            }
        }
    }

    /** Holds every reply against what an orderly end allows. */
    private static final class Watch implements BiConsumer<Integer, Reply> {
        private final Ledger ledger;
        private final int port;
        private volatile boolean ending;

        Watch(Ledger ledger, int port) {
            this.ledger = ledger;
            this.port = port;
        }

        @Override
        public void accept(Integer from, Reply reply) {
            var draining = ending && from == port;
            switch (reply) {
                case Reply.Answered answered
                when answered.status() == 200 -> {
                    if (draining) {
                        ledger.count("answered while draining");
                    }
                }
                case Reply.Answered answered -> ledger.fault("answered by " + answered);
                case Reply.Lost(var loss, var idle) -> {
                    var inOrder = draining
                            && (loss == Reply.Loss.REFUSED || (loss == Reply.Loss.ENDED && idle.compareTo(IDLE) > 0));
                    if (!inOrder) {
                        ledger.fault("%s after %s of silence, draining: %s".formatted(loss, idle, draining));
                    }
                }
            }
        }
    }
}
