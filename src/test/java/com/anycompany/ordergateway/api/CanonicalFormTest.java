package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Whatever way one content is spelled, it is one order; whatever is changed in it, it is another. */
class CanonicalFormTest {
    private static final int ROUNDS = 50;

    @RepeatedTest(value = 20, name = "seed {currentRepetition}")
    void takesAnySpellingForTheSameOrderAndAnyChangeForAnother(RepetitionInfo repetition) {
        var seed = repetition.getCurrentRepetition();
        var random = new SplittableRandom(seed);
        var contents = new RandomContent(random);
        var gateway = new TestGateway();
        for (var round = 0; round < ROUNDS; round++) {
            // given
            var order = contents.order("order-" + round);
            var first = gateway.answer(Call.bytes(Spelling.of(order, random)));

            // when
            var again = gateway.answer(Call.bytes(Spelling.of(order, random)));
            var changed = gateway.answer(Call.bytes(Spelling.of(contents.changed(order), random)));

            // then
            assertThat(first.status())
                    .as("seed %s, round %s: %s", seed, round, order)
                    .isEqualTo(200);
            assertThat(again.header("Idempotent-Replayed"))
                    .as("seed %s, round %s: %s", seed, round, order)
                    .contains("true");
            assertThat(again.response().body()).isEqualTo(first.response().body());
            assertThat(changed.status())
                    .as("seed %s, round %s: %s", seed, round, order)
                    .isEqualTo(409);
        }
        assertThat(gateway.store.items().size()).isEqualTo(ROUNDS);
    }
}
