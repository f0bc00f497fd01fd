package com.anycompany.ordergateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.ScriptedSink;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RatedSinkTest {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final ManualTimer timer = new ManualTimer();
    private final ScriptedSink mail = new ScriptedSink();
    private final RatedSink rated = new RatedSink(mail, new Rate(2, timer), timer);
    private final Notice notice =
            new Notice(SampleOrders.CONFIRMATION, SampleOrders.laptop("1").order());

    private List<Future<Outcome>> sends(int times, Duration patience) {
        return IntStream.range(0, times)
                .mapToObj(time -> rated.send(notice, timer.deadline(patience)))
                .toList();
    }

    private static boolean heldBack(Future<?> result) {
        return result.failed()
                && result.cause() instanceof DependencyException dependency
                && dependency.fault() == Fault.HELD_BACK;
    }

    @Test
    void sendsASecondsWorthAtOnceAndTheRestEvenlySpaced() {
        // given
        sends(6, PATIENCE);
        assertThat(mail.seen()).hasSize(2);
        // when
        timer.advance(Duration.ofSeconds(1));
        // then
        assertThat(mail.seen()).hasSize(4);
    }

    @Test
    void holdsBackWhatWouldWaitTooLongAndKeepsItsPlaceForOthers() {
        // given
        var sends = sends(4, Duration.ofMillis(600));
        // then
        assertThat(sends.stream().filter(RatedSinkTest::heldBack)).hasSize(1);
        timer.advance(Duration.ofMillis(500));
        assertThat(mail.seen()).hasSize(3);
        timer.advance(Duration.ofMillis(500));
        assertThat(rated.send(notice, timer.deadline(PATIENCE)).succeeded()).isTrue();
    }

    @Test
    void sendsNothingThatAFrozenProcessWouldSendTooLate() {
        // given
        var sends = sends(3, PATIENCE);
        timer.freeze(PATIENCE.plusSeconds(1));
        // when
        timer.advance(Duration.ZERO);
        // then
        assertThat(heldBack(sends.getLast())).isTrue();
        assertThat(mail.seen()).hasSize(2);
    }
}
