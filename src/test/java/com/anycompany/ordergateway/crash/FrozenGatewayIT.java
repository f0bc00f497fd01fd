package com.anycompany.ordergateway.crash;

import com.anycompany.ordergateway.app.Eventually;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code SIGSTOP}, and {@code SIGCONT} when others have long taken over. */
@Tag("crashes")
class FrozenGatewayIT {
    private static final Terms TERMS = Terms.read();
    private static final Caller.Manners MANNERS =
            new Caller.Manners(Duration.ofSeconds(3), Duration.ofMillis(10), (port, reply) -> {});

    @Test
    void losesNothingWhenItIsFrozenForLongerThanItsLease() {
        try (var scene = new Scene("frozen", TERMS, Map.of())) {
            // given
            var two = List.of(scene.start(), scene.start());
            // when
            for (var round = 0; round < TERMS.freezes(); round++) {
                freezeOne(scene, two.get(scene.random.nextInt(2)));
            }
            // then
            scene.reckon();
        }
    }

    private static void freezeOne(Scene scene, GatewayProcess one) {
        var before = scene.ledger.acknowledged();
        var load = scene.load(scene.orders(TERMS.orders()), MANNERS);
        scene.untilAcknowledged(before + scene.random.nextInt(TERMS.orders()));
        one.freeze();
        scene.ledger.count("freezes");
        Eventually.pause(TERMS.leaseAndPoll().plusMillis(scene.random.nextInt(1_000)));
        one.thaw();
        load.join();
        scene.listen();
    }
}
