package com.anycompany.ordergateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class RetriesTest {
    private static final Retries.Limits LIMITS =
            new Retries.Limits(3, Duration.ofMillis(25), Duration.ofMillis(300), Duration.ofMillis(1_200));

    private static final RetryBudget.Terms BUDGET = new RetryBudget.Terms(10, 5);

    private final ManualTimer timer = new ManualTimer();
    private final Retries retries =
            new Retries(LIMITS, new RetryBudget(BUDGET, timer), CallMeters.NONE, timer, new Random(7));
    private final Queue<Fault> faults = new ArrayDeque<>();
    private int calls;

    private Future<String> call() {
        calls++;
        var fault = faults.poll();
        return fault == null
                ? Future.succeededFuture("done")
                : Future.failedFuture(new DependencyException("table", fault));
    }

    private Future<String> run(Duration patience) {
        return run(patience, Duration.ofSeconds(5));
    }

    private Future<String> run(Duration patience, Duration pass) {
        var result = retries.run(timer.deadline(patience), this::call);
        timer.advance(pass);
        return result;
    }

    private static Fault fault(Future<String> failed) {
        return ((DependencyException) failed.cause()).fault();
    }

    @Test
    void repeatsWhatMayPass() {
        // given
        faults.addAll(List.of(Fault.THROTTLED, Fault.TIMEOUT));
        // when
        var result = run(Duration.ofSeconds(2));
        // then
        assertThat(result.result()).isEqualTo("done");
        assertThat(calls).isEqualTo(3);
    }

    @Test
    void tellsOfEachTryButNotOfWhatWasHeldBack() {
        // given
        var tried = new ArrayList<Boolean>();
        var meters = new CallMeters() {
            @Override
            public void tried(boolean again) {
                tried.add(again);
            }
        };
        var counted = new Retries(LIMITS, new RetryBudget(BUDGET, timer), meters, timer, new Random(7));
        faults.addAll(List.of(Fault.THROTTLED, Fault.HELD_BACK, Fault.HELD_BACK));
        // when
        var repeated = counted.runPatiently(timer.deadline(Duration.ofSeconds(9)), this::call);
        timer.advance(Duration.ofSeconds(9));
        // then
        assertThat(repeated.result()).isEqualTo("done");
        assertThat(calls).isEqualTo(4);
        assertThat(tried).containsExactly(false, true);
    }

    @Test
    void givesUpAfterThreeAttempts() {
        // given
        faults.addAll(List.of(Fault.THROTTLED, Fault.THROTTLED, Fault.THROTTLED));
        // when
        var result = run(Duration.ofSeconds(2));
        // then
        assertThat(fault(result)).isEqualTo(Fault.THROTTLED);
        assertThat(calls).isEqualTo(3);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DENIED", "MISSING", "INVALID"})
    void neverRepeatsWhatWillNotPass(Fault fault) {
        // given
        faults.add(fault);
        // when
        var result = run(Duration.ofSeconds(2));
        // then
        assertThat(fault(result)).isEqualTo(fault);
        assertThat(calls).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TIMEOUT", "BROKEN"})
    void staysInDoubtOnceAnyAttemptWasInDoubt(Fault doubtful) {
        // given
        faults.addAll(List.of(doubtful, Fault.THROTTLED, Fault.DENIED));
        // when
        var result = run(Duration.ofSeconds(2));
        // then
        assertThat(fault(result).ambiguous()).isTrue();
    }

    @Test
    void beginsNoAttemptThatCouldOutlastTheDeadline() {
        // given
        faults.add(Fault.THROTTLED);
        // when
        var result = run(Duration.ofMillis(299));
        // then
        assertThat(fault(result)).isEqualTo(Fault.THROTTLED);
        assertThat(calls).isEqualTo(1);
    }

    @Test
    void handsABugOnAtOnce() {
        // given
        var bug = new IllegalStateException("bug");
        // when
        var result = retries.run(timer.deadline(Duration.ofSeconds(2)), () -> Future.failedFuture(bug));
        // then
        assertThat(result.cause()).isSameAs(bug);
    }

    @Test
    void repeatsNothingThatWasHeldBack() {
        // given
        faults.add(Fault.HELD_BACK);
        // when
        var result = run(Duration.ofSeconds(2));
        // then
        assertThat(fault(result)).isEqualTo(Fault.HELD_BACK);
        assertThat(calls).isEqualTo(1);
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TIMEOUT", "BROKEN"})
    void staysInDoubtWhenTheRepeatIsHeldBack(Fault doubtful) {
        // given
        faults.addAll(List.of(doubtful, Fault.HELD_BACK));
        // when
        var result = run(Duration.ofSeconds(2));
        // then
        assertThat(fault(result)).isEqualTo(doubtful);
    }

    @Test
    void stopsRepeatingWhenTheBudgetIsSpent() {
        // given
        faults.addAll(Collections.nCopies(1_000, Fault.UNREACHABLE));
        // when
        IntStream.range(0, 100).forEach(call -> run(Duration.ofSeconds(2), Duration.ZERO));
        timer.advance(Duration.ofMillis(100));
        // then
        assertThat(calls).isBetween(110, 120);
    }

    @Test
    void beginsNoAttemptAfterAFreezeThatOutlastedTheDeadline() {
        // given
        faults.add(Fault.TIMEOUT);
        var result = retries.run(timer.deadline(Duration.ofSeconds(2)), this::call);
        timer.freeze(Duration.ofSeconds(60));
        // when
        timer.advance(Duration.ofSeconds(1));
        // then
        assertThat(fault(result)).isEqualTo(Fault.TIMEOUT);
        assertThat(calls).isEqualTo(1);
    }

    private Duration waited(int repeats) {
        faults.clear();
        faults.addAll(Collections.nCopies(repeats, Fault.THROTTLED));
        var begun = timer.instant();
        var last = new AtomicReference<>(begun);
        retries.run(timer.deadline(Duration.ofSeconds(2)), () -> {
            last.set(timer.instant());
            return call();
        });
        timer.advance(Duration.ofSeconds(5));
        return Duration.between(begun, last.get());
    }

    @Test
    void waitsAnyTimeUnderACeilingThatDoubles() {
        // when
        var once = IntStream.range(0, 200).mapToObj(time -> waited(1)).toList();
        var twice = IntStream.range(0, 200).mapToObj(time -> waited(2)).toList();
        // then
        assertThat(Collections.min(once)).isLessThan(Duration.ofMillis(3));
        assertThat(Collections.max(once)).isBetween(Duration.ofMillis(23), Duration.ofMillis(25));
        assertThat(Collections.max(twice)).isBetween(Duration.ofMillis(51), Duration.ofMillis(75));
    }

    @Test
    void endsWithItsOwnTimeWhereItsCallerWouldWaitLonger() {
        // given
        faults.addAll(List.of(Fault.TIMEOUT, Fault.TIMEOUT));
        // when
        var result = retries.run(
                timer.deadline(Duration.ofMinutes(1)),
                () -> timer.pause(Duration.ofMillis(500)).compose(late -> call()));
        timer.advance(Duration.ofSeconds(10));
        // then
        assertThat(fault(result)).isEqualTo(Fault.TIMEOUT);
        assertThat(calls).isEqualTo(2);
    }

    @Test
    void chargesTheBudgetForNothingThatIsNotRepeated() {
        // given
        faults.addAll(Collections.nCopies(15, Fault.THROTTLED));
        IntStream.range(0, 15).forEach(call -> run(Duration.ofMillis(299), Duration.ZERO));
        faults.add(Fault.THROTTLED);
        // when
        var result = run(Duration.ofSeconds(2));
        // then
        assertThat(result.result()).isEqualTo("done");
    }

    private Future<String> runPatiently(Duration patience, Duration pass) {
        var result = retries.runPatiently(timer.deadline(patience), this::call);
        timer.advance(pass);
        return result;
    }

    @Test
    void waitsPatientlyForWhatIsHeldBack() {
        // given
        faults.addAll(Collections.nCopies(20, Fault.HELD_BACK));
        // when
        var result = runPatiently(Duration.ofSeconds(30), Duration.ofSeconds(20));
        // then
        assertThat(result.result()).isEqualTo("done");
    }

    @Test
    void waitsUntilItsDeadlineAndNoLonger() {
        // given
        faults.addAll(Collections.nCopies(1_000, Fault.HELD_BACK));
        // when
        var early = runPatiently(Duration.ofSeconds(30), Duration.ofSeconds(28));
        var waiting = !early.isComplete();
        timer.advance(Duration.ofSeconds(2));
        // then
        assertThat(waiting).isTrue();
        assertThat(fault(early)).isEqualTo(Fault.HELD_BACK);
        assertThat(calls).isBetween(30, 120);
    }

    @Test
    void countsNoAttemptThatWasHeldBack() {
        // given
        faults.addAll(List.of(Fault.HELD_BACK, Fault.THROTTLED, Fault.HELD_BACK, Fault.TIMEOUT, Fault.HELD_BACK));
        // when
        var result = runPatiently(Duration.ofSeconds(30), Duration.ofSeconds(10));
        // then
        assertThat(result.result()).isEqualTo("done");
        assertThat(calls).isEqualTo(6);
    }

    @Test
    void makesThreeAttemptsHoweverPatientItIs() {
        // given
        faults.addAll(List.of(Fault.THROTTLED, Fault.HELD_BACK, Fault.THROTTLED, Fault.THROTTLED));
        // when
        var result = runPatiently(Duration.ofSeconds(30), Duration.ofSeconds(10));
        // then
        assertThat(fault(result)).isEqualTo(Fault.THROTTLED);
        assertThat(calls).isEqualTo(4);
    }

    @Test
    void staysInDoubtThoughWhatFollowsIsHeldBackToTheEnd() {
        // given
        faults.add(Fault.TIMEOUT);
        faults.addAll(Collections.nCopies(1_000, Fault.HELD_BACK));
        // when
        var result = runPatiently(Duration.ofSeconds(3), Duration.ofSeconds(5));
        // then
        assertThat(fault(result)).isEqualTo(Fault.TIMEOUT);
    }

    @Test
    void paysNothingForWaiting() {
        // given
        faults.addAll(Collections.nCopies(50, Fault.HELD_BACK));
        runPatiently(Duration.ofSeconds(60), Duration.ZERO);
        timer.advance(Duration.ofMinutes(1));
        faults.clear();
        faults.addAll(List.of(Fault.THROTTLED, Fault.THROTTLED));
        // when
        var result = run(Duration.ofSeconds(2));
        // then
        assertThat(result.result()).isEqualTo("done");
    }
}
