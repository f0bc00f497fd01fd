package com.anycompany.ordergateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.telemetry.HeardLog;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CircuitGuardTest {
    private static final Duration OPEN = Duration.ofSeconds(5);
    private static final Duration SLOW = Duration.ofMillis(240);
    private static final Duration PATIENCE = Duration.ofMillis(600);
    private static final int TRIALS = 3;
    private static final int WINDOW = 20;
    private static final Breaker.Terms TERMS = new Breaker.Terms(WINDOW, 50, OPEN, TRIALS, SLOW, PATIENCE);

    private final ManualTimer timer = new ManualTimer();
    private final List<String> changes = new ArrayList<>();
    private final Breaker breaker = new Breaker(
            "orders-table",
            TERMS,
            timer,
            (dependency, open) -> changes.add(dependency + (open ? " open" : " not open")));
    private final CircuitGuard guard = new CircuitGuard(breaker, 8);
    private int calls;

    private Future<String> succeed() {
        return guard.call(() -> {
            calls++;
            return Future.succeededFuture("done");
        });
    }

    private Future<String> fail(Fault fault) {
        return guard.call(() -> {
            calls++;
            return Future.failedFuture(new DependencyException("orders-table", fault));
        });
    }

    private Future<String> stall(Promise<String> answer) {
        return guard.call(() -> {
            calls++;
            return answer.future();
        });
    }

    private void failTimes(int times, Fault fault) {
        IntStream.range(0, times).forEach(time -> fail(fault));
    }

    private static Fault fault(Future<?> failed) {
        return ((DependencyException) failed.cause()).fault();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"UNREACHABLE", "TIMEOUT", "BROKEN", "DENIED", "MISSING"})
    void holdsCallsBackOnceHalfOfThemFailed(Fault trouble) {
        // given
        IntStream.range(0, 10).forEach(time -> succeed());
        failTimes(10, trouble);
        var before = calls;
        // when
        var result = succeed();
        // then
        assertThat(fault(result)).isEqualTo(Fault.HELD_BACK);
        assertThat(calls).isEqualTo(before);
        assertThat(guard.shut()).isTrue();
        assertThat(changes).containsExactly("orders-table open");
    }

    @Test
    void writesOneLineAChangeOfStateAndCountsWhatItHeldBack() {
        try (var log = HeardLog.of(Breaker.class.getName())) {
            // given
            failTimes(20, Fault.TIMEOUT);
            var opened = log.lines().size();

            // when
            IntStream.range(0, 50).forEach(time -> succeed());
            timer.advance(OPEN.plusMillis(1));
            succeed();

            // then
            assertThat(opened).isEqualTo(1);
            assertThat(log.lines()).hasSize(2);
            assertThat(log.lines().getFirst()).contains("\"state\":\"OPEN\"").endsWith("\"held_back\":0}\n");
            assertThat(log.lines().getLast())
                    .contains("\"state\":\"HALF_OPEN\"")
                    .endsWith("\"held_back\":60}\n");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"THROTTLED", "INVALID"})
    void staysClosedOnAnswersThatSayNothingAboutTheDependency(Fault fault) {
        // given
        failTimes(40, fault);
        // then
        assertThat(succeed().result()).isEqualTo("done");
        assertThat(changes).isEmpty();
    }

    @Test
    void staysClosedOnWhatNoDependencySaid() {
        // given
        IntStream.range(0, 20)
                .forEach(time -> guard.call(() -> {
                    throw new NullPointerException("bug");
                }));
        IntStream.range(0, 20)
                .forEach(time -> guard.call(
                        () -> Future.failedFuture(new IllegalStateException("stored item lacks an attribute"))));
        // then
        assertThat(succeed().result()).isEqualTo("done");
    }

    @Test
    void opensOnSlowAnswersToo() {
        // given
        for (var call = 0; call < 10; call++) {
            var answer = Promise.<String>promise();
            stall(answer);
            timer.advance(SLOW.plusMillis(1));
            answer.complete("late");
        }
        // then
        assertThat(fault(succeed())).isEqualTo(Fault.HELD_BACK);
    }

    @Test
    void letsTrialsThroughAfterAWhileAndClosesWhenTheySucceed() {
        // given
        failTimes(10, Fault.UNREACHABLE);
        timer.advance(OPEN.plusMillis(1));
        assertThat(guard.shut()).isFalse();
        // when
        IntStream.range(0, TRIALS).forEach(time -> succeed());
        // then
        assertThat(succeed().result()).isEqualTo("done");
        assertThat(changes).endsWith("orders-table not open");
    }

    @Test
    void opensAgainWhenTheTrialsFail() {
        // given
        failTimes(10, Fault.UNREACHABLE);
        timer.advance(OPEN.plusMillis(1));
        // when
        failTimes(TRIALS, Fault.TIMEOUT);
        // then
        assertThat(fault(succeed())).isEqualTo(Fault.HELD_BACK);
        assertThat(guard.shut()).isTrue();
    }

    private List<Promise<String>> manyAtOnce() {
        var wide = new CircuitGuard(breaker, WINDOW);
        var answers = IntStream.range(0, WINDOW)
                .mapToObj(call -> Promise.<String>promise())
                .toList();
        answers.forEach(answer -> wide.call(answer::future));
        return answers;
    }

    @Test
    void doesNotBlameADependencyForTimeThatRanOutWhileTheProcessWasHeldUp() {
        // given
        var answers = manyAtOnce();
        // when
        timer.holdUp(SLOW.plusMillis(1));
        answers.forEach(answer -> answer.fail(new DependencyException("orders-table", Fault.TIMEOUT)));
        // then
        assertThat(changes).isEmpty();
    }

    @Test
    void doesNotBlameADependencyForAnswersThatWereLateWhileTheProcessWasHeldUp() {
        // given
        var answers = manyAtOnce();
        // when
        timer.holdUp(SLOW.plusMillis(1));
        answers.forEach(answer -> answer.complete("late"));
        // then
        assertThat(changes).isEmpty();
    }

    @Test
    void countsWhatWasAnsweredThoughTheProcessWasHeldUp() {
        // given
        var answers = manyAtOnce();
        // when
        timer.holdUp(SLOW.plusMillis(1));
        answers.forEach(answer -> answer.fail(new DependencyException("orders-table", Fault.BROKEN)));
        // then
        assertThat(guard.shut()).isTrue();
    }

    @Test
    void countsWhatBeganAfterTheProcessWasHeldUp() {
        // given
        timer.holdUp(SLOW);
        timer.advance(Duration.ofMillis(1));
        // when
        failTimes(WINDOW, Fault.TIMEOUT);
        // then
        assertThat(guard.shut()).isTrue();
    }

    @Test
    void givesTheTrialsPlacesBackWhenTheProcessWasHeldUp() {
        // given
        failTimes(10, Fault.UNREACHABLE);
        timer.advance(OPEN.plusMillis(1));
        var trial = Promise.<String>promise();
        IntStream.range(0, TRIALS).forEach(time -> stall(trial));
        timer.holdUp(SLOW.plusMillis(1));
        trial.fail(new DependencyException("orders-table", Fault.TIMEOUT));
        // when
        IntStream.range(0, TRIALS).forEach(time -> succeed());
        // then
        assertThat(changes).endsWith("orders-table not open");
        assertThat(succeed().result()).isEqualTo("done");
    }

    @Test
    void letsNoMoreThanTheTrialsThroughUntilTheyAreAnswered() {
        // given
        failTimes(10, Fault.UNREACHABLE);
        timer.advance(OPEN.plusMillis(1));
        IntStream.range(0, TRIALS).forEach(time -> stall(Promise.promise()));
        // then
        assertThat(fault(succeed())).isEqualTo(Fault.HELD_BACK);
    }

    @Test
    void isNeverHalfOpenForEverWhenTrialsAreNotAnswered() {
        // given
        failTimes(10, Fault.UNREACHABLE);
        timer.advance(OPEN.plusMillis(1));
        IntStream.range(0, TRIALS).forEach(time -> stall(Promise.promise()));
        // when
        timer.advance(PATIENCE.plus(OPEN).plusMillis(2));
        // then
        assertThat(succeed().result()).isEqualTo("done");
    }

    @Test
    void countsATrialThatIsAnsweredTooLateOnlyOnce() {
        // given
        failTimes(10, Fault.UNREACHABLE);
        timer.advance(OPEN.plusMillis(1));
        var late = Promise.<String>promise();
        IntStream.range(0, TRIALS).forEach(time -> stall(late));
        timer.advance(PATIENCE.plusMillis(1));
        // when
        late.complete("late");
        // then
        assertThat(guard.shut()).isTrue();
    }

    @Test
    void letsOnlySoManyBeUnderWayAtOnce() {
        // given
        var answer = Promise.<String>promise();
        IntStream.range(0, 8).forEach(time -> stall(answer));
        assertThat(fault(succeed())).isEqualTo(Fault.HELD_BACK);
        // when
        answer.complete("done");
        // then
        assertThat(succeed().result()).isEqualTo("done");
    }

    @Test
    void givesThePlaceBackWhateverBecomesOfTheCall() {
        // given
        IntStream.range(0, 9)
                .forEach(time -> guard.call(() -> {
                    throw new NullPointerException("bug");
                }));
        failTimes(9, Fault.INVALID);
        // then
        assertThat(succeed().result()).isEqualTo("done");
    }

    @Test
    void sharesWhatIsKnownButNotThePlaces() {
        // given
        var other = new CircuitGuard(breaker, 1);
        other.call(() -> Promise.<String>promise().future());
        // then
        assertThat(succeed().succeeded()).isTrue();
        failTimes(20, Fault.UNREACHABLE);
        assertThat(other.shut()).isTrue();
    }
}
