package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Base64;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;

/** Never a fault of ours, never anything stored that was not answered 200, whatever a body is. */
class HostileBodiesTest {
    private static final int ROUNDS = 400;
    private static final Set<String> ANSWERS = Set.of("400 malformed-json", "400 duplicate-key", "422 invalid-order");

    @RepeatedTest(value = 20, name = "seed {currentRepetition}")
    void areAnsweredAndLeaveNothingBehind(RepetitionInfo repetition) {
        var seed = repetition.getCurrentRepetition();
        var random = new SplittableRandom(seed);
        var contents = new RandomContent(random);
        var hostile = new HostileBytes(random);
        for (var round = 0; round < ROUNDS; round++) {
            // given
            var gateway = new TestGateway();
            var body = random.nextBoolean()
                    ? hostile.document()
                    : hostile.damaged(Spelling.of(contents.order("order-1"), random));
            var which = "seed %s, round %s, body in Base64: %s"
                    .formatted(seed, round, Base64.getEncoder().encodeToString(body));

            // when
            var answer = gateway.answer(Call.bytes(body));

            // then
            if (answer.status() == 200) {
                assertThat(gateway.store.items().size()).as(which).isEqualTo(1);
            } else {
                assertThat(answer.problem()).as(which).isIn(ANSWERS);
                assertThat(gateway.store.calls()).as(which).isEmpty();
                assertThat(answer.text()).as(which).doesNotContain("script", "jndi", "Exception");
            }
        }
    }

    @RepeatedTest(value = 5, name = "seed {currentRepetition}")
    void areOfEveryKind(RepetitionInfo repetition) {
        // given
        var random = new SplittableRandom(repetition.getCurrentRepetition());
        var contents = new RandomContent(random);
        var hostile = new HostileBytes(random);
        var gateway = new TestGateway();

        // when
        var statuses = IntStream.range(0, ROUNDS)
                .mapToObj(i -> hostile.damaged(Spelling.of(contents.order("order-" + i), random)))
                .map(body -> gateway.answer(Call.bytes(body)).status())
                .toList();

        // then
        assertThat(statuses).contains(200, 400, 422);
    }
}
