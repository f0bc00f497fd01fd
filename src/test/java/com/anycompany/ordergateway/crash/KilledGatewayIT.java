package com.anycompany.ordergateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.app.Eventually;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** {@code SIGKILL} at any moment. */
@Tag("crashes")
class KilledGatewayIT {
    private static final Terms TERMS = Terms.read();
    private static final int MOST_MILLIS_LATER = 300;
    private static final Caller.Manners MANNERS =
            new Caller.Manners(Duration.ofSeconds(5), Duration.ofMillis(10), (port, reply) -> {});

    @Test
    void losesAndDoublesNothingWhenItIsKilled() {
        try (var scene = new Scene("killed", TERMS, Map.of())) {
            // given
            var survivor = scene.start();
            // when
            for (var round = 0; round < TERMS.kills(); round++) {
                survivor = scene.random.nextInt(3) == 0 ? killOneOfTwo(scene, survivor) : killTheOnly(scene, survivor);
            }
            // then
            var reckoning = scene.reckon();
            assertThat(reckoning.takenOver()).as("orders left behind, " + TERMS).isPositive();
        }
    }

    /** Callers have nobody until another is started; orders left behind wait for it. */
    private static GatewayProcess killTheOnly(Scene scene, GatewayProcess only) {
        var load = beginAndAwaitTheMoment(scene);
        kill(scene, only);
        var next = scene.start();
        load.join();
        scene.listen();
        return next;
    }

    /** Nobody is started: whoever is left delivers. */
    private static GatewayProcess killOneOfTwo(Scene scene, GatewayProcess one) {
        var other = scene.start();
        var load = beginAndAwaitTheMoment(scene);
        var victim = scene.random.nextBoolean() ? one : other;
        kill(scene, victim);
        load.join();
        scene.drain();
        scene.ledger.count("kills of one of two");
        return victim == one ? other : one;
    }

    private static Load beginAndAwaitTheMoment(Scene scene) {
        var before = scene.ledger.acknowledged();
        var load = scene.load(scene.orders(TERMS.orders()), MANNERS);
        scene.untilAcknowledged(before + scene.random.nextInt(TERMS.orders()));
        Eventually.pause(Duration.ofMillis(scene.random.nextInt(MOST_MILLIS_LATER)));
        return load;
    }

    private static void kill(Scene scene, GatewayProcess gateway) {
        gateway.kill();
        scene.gateways.close(gateway);
        scene.ledger.count("kills");
    }
}
