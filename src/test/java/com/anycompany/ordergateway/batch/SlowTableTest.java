package com.anycompany.ordergateway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A crowd before a table that takes 100 ms, of whom only so many are let in at once. */
final class SlowTableTest {
    private static final long SEED = 20_261_130;
    private static final Duration TABLE = Duration.ofMillis(100);
    private static final Duration TURN = Duration.ofMillis(1);
    private static final int LET_IN = 30;
    private static final int SECONDS = 20;

    private final ManualTimer timer = new ManualTimer();
    private final Random random = new Random(SEED);
    private final Combiner<Integer, Integer> combiner =
            new Combiner<>(new Table(), new Combiner.Limits("table", 2, 16, 25, 1_000, 100, true), timer);
    private int within;
    private int taken;

    private final class Table implements PlainItems<Integer> {
        @Override
        public Future<Integer> one(Integer item) {
            return begin(1).getFirst().future();
        }

        @Override
        public List<Future<Integer>> several(List<Integer> items, IntFunction<Future<Integer>> alone) {
            return begin(items.size()).stream().map(Promise::future).toList();
        }

        private List<Promise<Integer>> begin(int items) {
            var answers =
                    Stream.generate(Promise::<Integer>promise).limit(items).toList();
            timer.after(TABLE, () -> answers.forEach(answer -> answer.complete(0)));
            return answers;
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 10, 20})
    void takesMostOfWhatTheLimitAllowsHoweverManyCome(int timesTheCapacity) {
        // given
        var capacity = LET_IN / (double) TABLE.toMillis();
        // when
        for (var turn = 0; turn < SECONDS * 1_000; turn++) {
            arrivals(timesTheCapacity * capacity, turn);
            timer.advance(TURN);
        }
        // then
        assertThat(taken / (SECONDS * 1_000 * capacity)).as("seed " + SEED).isGreaterThan(0.75);
    }

    /** Of a part of an order comes all or nothing, by chance. */
    private void arrivals(double many, int turn) {
        var left = many;
        for (var each = 0; left > 0; each++) {
            if (random.nextDouble() < left && within < LET_IN) {
                within++;
                combiner.submit(1_000 * turn + each, timer.deadline(Duration.ofSeconds(2)))
                        .onComplete(ended -> {
                            within--;
                            taken += ended.succeeded() ? 1 : 0;
                        });
            }
            left--;
        }
    }
}
