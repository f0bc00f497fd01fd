package com.anycompany.ordergateway.telemetry;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    private final Latencies latencies = new MeterBook().latencies("some", List.of(99));

    @Test
    void showsPercentilesOfTheWindowThatEnded() {
        // given
        IntStream.rangeClosed(1, 100).forEach(millis -> latencies.note(Duration.ofMillis(millis)));

        // when
        latencies.roll();

        // then
        assertThat(latencies.percentile(50)).isCloseTo(50, within(0.5));
        assertThat(latencies.percentile(99)).isCloseTo(99, within(1.0));
    }

    @Test
    void forgetsTheWindowBefore() {
        // given
        latencies.noteMillis(5_000);
        latencies.roll();
        latencies.noteMillis(10);

        // when
        latencies.roll();

        // then
        assertThat(latencies.percentile(99)).isCloseTo(10, within(0.1));
    }

    @Test
    void knowsNoNumberWhereNothingWasNoted() {
        // when
        latencies.roll();

        // then
        assertThat(latencies.percentile(99)).isNaN();
    }

    @Test
    void takesWhatNoClockShouldShow() {
        // given
        latencies.note(Duration.ofSeconds(-1));
        latencies.note(Duration.ofDays(2));

        // when
        latencies.roll();

        // then
        assertThat(latencies.percentile(1)).isZero();
        assertThat(latencies.percentile(99)).isCloseTo(3_600_000, within(60_000.0));
    }
}
