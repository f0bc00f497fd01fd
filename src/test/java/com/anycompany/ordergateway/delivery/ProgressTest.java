package com.anycompany.ordergateway.delivery;

import static com.anycompany.ordergateway.store.SampleOrders.CONFIRMATION;
import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static com.anycompany.ordergateway.store.SampleOrders.FULFILMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** The bounds of the bookkeeping, each met exactly and missed by one. */
final class ProgressTest {
    private static final Instant BORN = ManualTimer.START;
    private static final Duration YOUNG = Duration.ofSeconds(1);

    private static Outbox.Open open(Map<OutboxEntry, Integer> tries, Map<OutboxEntry, Fault> faults) {
        return new Outbox.Open(
                tries.keySet(), Map.of(), tries, faults, new Lease("gateway-1", 3, BORN.plus(Duration.ofDays(9))));
    }

    private static Progress progress(Map<OutboxEntry, Integer> tries, Duration age) {
        return new Progress(open(tries, Map.of()), BORN, BORN.plus(age));
    }

    private static Outbox after(Progress progress) {
        return progress.after(BORN, BORN.plusSeconds(60));
    }

    @ParameterizedTest
    @CsvSource({
        "19, PT24H, true",
        "18, PT24H, false",
        "19, PT23H59M59.999S, false",
        "500, PT23H59M59.999S, false",
        "0, PT720H, false"
    })
    void parksAtTheTwentiethFailureOfAnOrderThatIsADayOld(int failures, Duration age, boolean parked) {
        // given
        var progress = progress(Map.of(EVENT, failures), age);
        // when
        progress.note(EVENT, new SendResult.Failed(Fault.UNREACHABLE));
        // then
        assertThat(after(progress).closed()).isEqualTo(parked ? Map.of(EVENT, Closed.UNDELIVERABLE) : Map.of());
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DENIED", "MISSING"})
    void parksNothingThatWaitsForAPersonBeforeItsTwentiethFailure(Fault fault) {
        // given
        var progress = progress(Map.of(EVENT, 19), Duration.ofDays(30));
        // when
        progress.note(EVENT, new SendResult.Failed(fault));
        // then
        assertThat(((Outbox.Open) after(progress)).tries(EVENT)).isEqualTo(19);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class)
    void takesTheCountOfAMailBackUnlessItMayHaveBeenSent(Fault fault) {
        // given
        var progress = progress(Map.of(CONFIRMATION, 2), YOUNG);
        // when
        progress.note(CONFIRMATION, new SendResult.Failed(fault));
        // then
        assertThat(((Outbox.Open) after(progress)).tries(CONFIRMATION)).isEqualTo(fault.ambiguous() ? 2 : 1);
    }

    @Test
    void takesTheCountOfAMailBackThatWasNotBegunAndNeverBelowNone() {
        // given
        var once = progress(Map.of(CONFIRMATION, 1, EVENT, 4), YOUNG);
        // when
        once.note(CONFIRMATION, new SendResult.NotBegun()).note(CONFIRMATION, new SendResult.NotBegun());
        once.note(EVENT, new SendResult.NotBegun());
        // then
        assertThat(((Outbox.Open) after(once)).tries()).isEqualTo(Map.of(CONFIRMATION, 0, EVENT, 4));
    }

    @ParameterizedTest
    @CsvSource({"2, false", "3, true"})
    void parksAMailAtItsThirdSendOfUnknownOutcome(int sends, boolean parked) {
        // given
        var progress = progress(Map.of(CONFIRMATION, sends), YOUNG);
        // when
        progress.note(CONFIRMATION, new SendResult.Failed(Fault.TIMEOUT));
        // then
        assertThat(after(progress).closed())
                .isEqualTo(parked ? Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES) : Map.of());
    }

    @ParameterizedTest
    @CsvSource({
        "event:placed, DENIED",
        "event:placed, MISSING",
        "confirmation:placed, MISSING",
        "confirmation:placed, TIMEOUT",
        "confirmation:placed, BROKEN"
    })
    void hurriesNeitherWhatAPersonMustPutRightNorAMailThatMayHaveArrived(String name, Fault fault) {
        // given
        var entry = OutboxEntry.of(name);
        var progress = progress(Map.of(entry, 1), YOUNG);
        // when
        progress.note(entry, new SendResult.Failed(fault));
        // then
        assertThat(progress.doublings()).isEqualTo(Integer.MAX_VALUE);
    }

    @Test
    void waitsAsLongAsTheEntryThatFailedMostOften() {
        // given
        var progress = progress(Map.of(EVENT, 5, FULFILMENT, 0), YOUNG);
        // when
        progress.note(EVENT, new SendResult.Failed(Fault.BROKEN))
                .note(FULFILMENT, new SendResult.Failed(Fault.THROTTLED));
        // then
        assertThat(progress.doublings()).isEqualTo(6);
    }

    /** What is held back fails no more often for that: only its age tells how long the outage lasts. */
    @ParameterizedTest
    @CsvSource({"PT0.5S, 0", "PT1S, 1", "PT1H, 12"})
    void waitsTheLongerForWhatIsHeldBackTheOlderItIs(Duration age, int doublings) {
        // given
        var progress = progress(Map.of(EVENT, 0), age);
        // when
        progress.note(EVENT, new SendResult.Failed(Fault.HELD_BACK));
        // then
        assertThat(progress.doublings()).isEqualTo(doublings);
    }

    @Test
    void forgetsTheTriesAndTheFaultOfWhatHasEnded() {
        // given
        var failing = open(Map.of(EVENT, 2, FULFILMENT, 2), Map.of(EVENT, Fault.TIMEOUT, FULFILMENT, Fault.BROKEN));
        var progress = new Progress(failing, BORN, BORN.plus(YOUNG));
        // when
        progress.note(EVENT, new SendResult.Ended(new Outcome.Delivered()))
                .note(FULFILMENT, new SendResult.Failed(Fault.THROTTLED));
        // then
        var left = (Outbox.Open) after(progress);
        assertThat(left.tries()).isEqualTo(Map.of(FULFILMENT, 3));
        assertThat(left.faults()).isEqualTo(Map.of(FULFILMENT, Fault.THROTTLED));
    }
}
