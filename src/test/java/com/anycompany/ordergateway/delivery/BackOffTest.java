package com.anycompany.ordergateway.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class BackOffTest {
    private static final long SEED = 20261122;
    private static final int DRAWS = 1_000;

    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(SEED));

    private long longestOf(int failures) {
        return IntStream.range(0, DRAWS)
                .mapToLong(draw -> backOff.after(failures).toMillis())
                .max()
                .orElseThrow();
    }

    @Test
    void doublesItsCeilingWithEveryFailure() {
        // when
        var longest = IntStream.of(0, 1, 2, 4).mapToObj(this::longestOf).toList();
        // then
        assertThat(longest.get(0)).as("seed %d", SEED).isBetween(900L, 1_000L);
        assertThat(longest.get(1)).as("seed %d", SEED).isBetween(900L, 1_000L);
        assertThat(longest.get(2)).as("seed %d", SEED).isBetween(1_800L, 2_000L);
        assertThat(longest.get(3)).as("seed %d", SEED).isBetween(7_200L, 8_000L);
    }

    @Test
    void staysUnderItsLongestForEver() {
        // when
        var longest = longestOf(1_000_000);
        // then
        assertThat(longest).as("seed %d", SEED).isBetween(270_000L, 300_000L);
    }

    @Test
    void refusesALongestBelowItsShortest() {
        // then
        assertThatThrownBy(() -> new BackOff(Duration.ofSeconds(2), Duration.ofSeconds(1), new Random(SEED)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("PT2S to PT1S");
    }
}
