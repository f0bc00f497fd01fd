package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is noticed of an event loop whose alarms ring in time, late, or not at all. */
final class LoopLagTest {
    private static final Duration STEP = Duration.ofMillis(100);
    private static final Duration LONG = Duration.ofSeconds(1);
    private static final Duration A_LITTLE = Duration.ofMillis(20);

    private final ManualTimer timer = new ManualTimer();
    private final List<Duration> told = new ArrayList<>();
    private final LoopLag lag = new LoopLag();

    @BeforeEach
    void watch() {
        lag.watch(timer, told::add);
    }

    @Test
    void isNotHeldUpWhileAlarmsRingInTime() {
        // given
        var begun = timer.instant();
        // when
        timer.advance(LONG);
        // then
        assertThat(lag.heldUpSince(begun)).isFalse();
        assertThat(told).hasSize(10).containsOnly(Duration.ZERO);
    }

    @Test
    void tellsHowLateAnAlarmRang() {
        // when
        timer.freeze(LONG);
        timer.advance(Duration.ZERO);
        // then
        assertThat(told).containsExactly(LONG.minus(STEP));
    }

    @Test
    void wasHeldUpForWhatBeganBeforeThat() {
        // given
        var begun = timer.instant();
        timer.freeze(LONG);
        // when
        timer.advance(LONG);
        // then
        assertThat(lag.heldUpSince(begun)).isTrue();
        assertThat(lag.heldUpSince(begun.plus(LONG))).isFalse();
    }

    @Test
    void isHeldUpWhileAnAlarmDoesNotRing() {
        // given
        timer.advance(LONG);
        var begun = timer.instant();
        // when
        timer.freeze(LONG);
        // then
        assertThat(lag.heldUpSince(begun)).isTrue();
        assertThat(lag.heldUpSince(timer.instant().minus(A_LITTLE))).isFalse();
    }

    @Test
    void isNotHeldUpByAnAlarmThatIsALittleLate() {
        // given
        var begun = timer.instant();
        // when
        timer.freeze(STEP.plus(A_LITTLE));
        timer.advance(LONG);
        // then
        assertThat(told).contains(A_LITTLE);
        assertThat(lag.heldUpSince(begun)).isFalse();
    }

    @Test
    void isHeldUpAsSoonAsOneOfSeveralLoopsIs() {
        // given
        var begun = timer.instant();
        var other = new ManualTimer();
        lag.watch(other, late -> {});
        // when
        other.freeze(LONG);
        // then
        assertThat(lag.heldUpSince(begun)).isTrue();
    }
}
