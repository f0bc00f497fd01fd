package com.anycompany.ordergateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.intake.Admission;
import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class AdaptiveAdmissionTest {
    private final ManualTimer timer = new ManualTimer();

    private AdaptiveAdmission admission(int fixed) {
        return new AdaptiveAdmission(new AdaptiveAdmission.Terms(fixed, 8, 64, 256), timer);
    }

    private static List<Admission.Permit> takeAll(AdaptiveAdmission admission, Admission.Kind kind) {
        return Stream.generate(() -> admission.admit(kind))
                .takeWhile(Optional::isPresent)
                .map(Optional::orElseThrow)
                .toList();
    }

    /** Rounds in which as many as the limit allows begin together and end {@code each} later. */
    private int limitAfter(AdaptiveAdmission admission, int rounds, Duration each) {
        for (var round = 0; round < rounds; round++) {
            var permits = takeAll(admission, Admission.Kind.ORDER);
            timer.advance(each);
            permits.forEach(Admission.Permit::ended);
        }
        var last = takeAll(admission, Admission.Kind.ORDER);
        last.forEach(Admission.Permit::endedEarly);
        return last.size();
    }

    @Test
    void letsInAsManyAsTheFixedLimitSays() {
        // given
        var admission = admission(5);
        // when
        var permits = takeAll(admission, Admission.Kind.ORDER);
        // then
        assertThat(permits).hasSize(5);
        permits.getFirst().ended();
        assertThat(takeAll(admission, Admission.Kind.ORDER)).hasSize(1);
    }

    @Test
    void remembersHowManyWereUnderWayAtMost() {
        // given
        var admission = admission(5);
        var three = Stream.generate(() -> admission.admit(Admission.Kind.ORDER).orElseThrow())
                .limit(3)
                .toList();
        three.forEach(Admission.Permit::ended);
        var another = admission.admit(Admission.Kind.ORDER).orElseThrow();
        // then
        assertThat(admission.mostInFlight(Admission.Kind.ORDER)).isEqualTo(3);
        assertThat(admission.mostInFlight(Admission.Kind.ORDER)).isEqualTo(1);
        another.ended();
        assertThat(admission.mostInFlight(Admission.Kind.ORDER)).isZero();
        assertThat(admission.mostInFlight(Admission.Kind.READ)).isZero();
    }

    @Test
    void hasPlacesForReadsWhenOrdersHaveNone() {
        // given
        var admission = admission(5);
        takeAll(admission, Admission.Kind.ORDER);
        // then
        assertThat(admission.admit(Admission.Kind.READ)).isPresent();
    }

    @Test
    void growsWhileMoreAtOnceTakesNoLonger() {
        // given
        var admission = admission(0);
        // when
        var limit = limitAfter(admission, 300, Duration.ofMillis(20));
        // then
        assertThat(limit).isGreaterThan(64).isLessThanOrEqualTo(256);
    }

    @Test
    void shrinksWhenRequestsTakeLongerAndRecovers() {
        // given
        var admission = admission(0);
        var usual = limitAfter(admission, 300, Duration.ofMillis(20));
        // when
        var slow = limitAfter(admission, 40, Duration.ofMillis(400));
        // then
        assertThat(slow).isLessThan(usual / 2).isGreaterThanOrEqualTo(8);
        assertThat(limitAfter(admission, 600, Duration.ofMillis(20))).isGreaterThan(slow);
    }

    @Test
    void givesBackThePlaceOfWhatEndedEarly() {
        // given
        var admission = admission(5);
        var permits = new ArrayList<>(takeAll(admission, Admission.Kind.ORDER));
        // when
        permits.forEach(Admission.Permit::endedEarly);
        // then
        assertThat(takeAll(admission, Admission.Kind.ORDER)).hasSize(5);
    }
}
