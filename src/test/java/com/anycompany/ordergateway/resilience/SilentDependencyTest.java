package com.anycompany.ordergateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A breaker with the terms that the table's has, before a dependency that answers late, seldom or never. */
final class SilentDependencyTest {
    private static final Duration ATTEMPT = Duration.ofMillis(900);
    private static final Duration SLOW = Duration.ofMillis(720);
    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final Duration WAIT = Duration.ofMillis(25);
    private static final Duration STEP = Duration.ofMillis(1);
    private static final Duration WHILE = Duration.ofMinutes(10);
    private static final Duration OPEN = Duration.ofSeconds(5);
    private static final int TRIALS = 3;
    private static final int WINDOW = 20;
    /** Too few for the window to say anything. */
    private static final int FEW = 4;

    private final ManualTimer timer = new ManualTimer();
    private final List<Boolean> changes = new ArrayList<>();
    private final Breaker breaker = new Breaker(
            "orders-table",
            new Breaker.Terms(WINDOW, 50, OPEN, TRIALS, SLOW, ATTEMPT.multipliedBy(2)),
            timer,
            (dependency, open) -> changes.add(open));
    private final CircuitGuard guard = new CircuitGuard(breaker, 256);
    private int calls;

    /** A call that nobody answers: the client gives it up after an attempt's time. */
    private Future<String> silent() {
        return guard.call(() -> {
            var answer = Promise.<String>promise();
            timer.after(ATTEMPT, () -> answer.fail(new DependencyException("orders-table", Fault.TIMEOUT)));
            return answer.future();
        });
    }

    private Future<String> answeredAfter(Duration length) {
        return guard.call(() -> {
            var answer = Promise.<String>promise();
            timer.after(length, () -> answer.complete("done"));
            return answer.future();
        });
    }

    /** One after the other for ever, as long as they are let through; every {@code lost}th is not answered. */
    private void oneAfterTheOther(int lost) {
        var call = ++calls % lost == 0 ? silent() : answeredAfter(Duration.ofMillis(10));
        call.onComplete(ended -> timer.after(WAIT, () -> oneAfterTheOther(lost)));
    }

    private void until(Duration end) {
        var begun = timer.instant();
        while (!guard.shut() && timer.instant().isBefore(begun.plus(end))) {
            timer.advance(STEP);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 4, 8, 64})
    void opensWithinASecondOfAnAttemptHoweverFewTheCalls(int atOnce) {
        // given
        IntStream.range(0, atOnce).forEach(caller -> oneAfterTheOther(1));
        // when
        until(ATTEMPT.plus(PROMPT));
        // then
        assertThat(guard.shut()).isTrue();
    }

    @Test
    void staysClosedWhenCallsAreLostNowAndThen() {
        // given
        oneAfterTheOther(3);
        // when
        until(WHILE);
        // then
        assertThat(guard.shut()).isFalse();
        assertThat(changes).isEmpty();
    }

    @Test
    void staysClosedWhenCallsRanOutOfTimeTogetherAndTheNextIsAnswered() {
        // given
        IntStream.range(0, FEW).forEach(call -> silent());
        timer.freeze(Duration.ofSeconds(3));
        timer.advance(Duration.ZERO);
        // when
        answeredAfter(SLOW.minus(STEP));
        silent();
        until(WHILE);
        // then
        assertThat(changes).isEmpty();
    }

    @Test
    void noticesAgainWhatItNoticedWhileTheProcessWasHeldUp() {
        // given
        IntStream.range(0, FEW).forEach(call -> silent());
        timer.advance(ATTEMPT);
        silent();
        timer.holdUp(SLOW);
        timer.advance(Duration.ZERO);
        var opened = guard.shut();
        timer.advance(ATTEMPT);
        // when
        silence();
        // then
        assertThat(opened).isFalse();
        assertThat(guard.shut()).isTrue();
    }

    @Test
    void staysClosedAsLongAsAnyCallIsAnswered() {
        // given
        IntStream.range(0, FEW).forEach(call -> silent());
        timer.advance(ATTEMPT);
        IntStream.range(0, FEW).forEach(call -> silent());
        // when
        timer.advance(SLOW.minus(STEP));
        answeredAfter(Duration.ZERO);
        timer.advance(STEP);
        // then
        assertThat(changes).isEmpty();
    }

    @Test
    void staysClosedWhenCallsWereLostAndNobodyCallsAnyMore() {
        // given
        IntStream.range(0, FEW).forEach(call -> silent());
        // when
        until(WHILE);
        // then
        assertThat(changes).isEmpty();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void closesWhenTrialsAreAnsweredAndNoticesTheNextSilence() {
        // given
        silence();
        timer.advance(OPEN.plus(STEP));
        IntStream.range(0, TRIALS).forEach(trial -> answeredAfter(Duration.ZERO));
        timer.advance(Duration.ZERO);
        // when
        silence();
        // then
        assertThat(changes).containsExactly(true, false, false, true);
    }

    private void silence() {
        IntStream.range(0, FEW).forEach(call -> silent());
        timer.advance(ATTEMPT);
        silent();
        timer.advance(SLOW);
    }
}
