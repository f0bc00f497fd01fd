package com.anycompany.ordergateway.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ManualTimerTest {
    private final ManualTimer timer = new ManualTimer();
    private final ArrayList<String> ran = new ArrayList<>();

    @Test
    void runsWhatIsDueInTheOrderOfTimeAndRegistration() {
        // given
        timer.after(Duration.ofSeconds(2), () -> ran.add("late"));
        timer.after(Duration.ofSeconds(1), () -> ran.add("early"));
        timer.after(Duration.ofSeconds(2), () -> ran.add("latest"));
        timer.after(Duration.ofSeconds(3), () -> ran.add("never"));

        // when
        timer.advance(Duration.ofSeconds(2));

        // then
        assertThat(ran).containsExactly("early", "late", "latest");
        assertThat(timer.waiting()).isEqualTo(1);
    }

    @Test
    void showsEachTaskItsOwnTimeAndRunsWhatItAdds() {
        // given
        timer.after(Duration.ofSeconds(1), () -> {
            ran.add(timer.instant().toString());
            timer.after(Duration.ofSeconds(1), () -> ran.add(timer.instant().toString()));
        });

        // when
        timer.advance(Duration.ofSeconds(5));

        // then
        assertThat(ran).containsExactly("2026-11-22T09:30:01.123Z", "2026-11-22T09:30:02.123Z");
        assertThat(timer.instant()).isEqualTo(ManualTimer.START.plusSeconds(5));
    }

    @Test
    void runsNothingInsideTheCallThatRegisters() {
        // given
        timer.after(Duration.ofSeconds(-1), () -> ran.add("next turn"));
        assertThat(ran).isEmpty();

        // when
        timer.advance(Duration.ZERO);

        // then
        assertThat(ran).containsExactly("next turn");
    }

    @Test
    void leavesOutWhatWasCalledOff() {
        // given
        var alarm = timer.after(Duration.ofSeconds(1), () -> ran.add("called off"));
        alarm.cancel();

        // when
        timer.advance(Duration.ofSeconds(1));

        // then
        assertThat(ran).isEmpty();
    }

    @Test
    void runsWhatFellDueInAFreezeOnlyAfterTheThaw() {
        // given
        timer.after(Duration.ofSeconds(1), () -> ran.add(timer.instant().toString()));
        timer.freeze(Duration.ofMinutes(1));

        // when
        timer.advance(Duration.ZERO);

        // then
        assertThat(ran).containsExactly("2026-11-22T09:31:00.123Z");
    }
}
