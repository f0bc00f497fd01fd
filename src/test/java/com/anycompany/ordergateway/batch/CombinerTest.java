package com.anycompany.ordergateway.batch;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class CombinerTest {
    private final ManualTimer timer = new ManualTimer();
    private final ScriptedCarrier carrier = new ScriptedCarrier();

    /** Carries when a test says so. An item is its key, and after a colon what tells it from others of that key. */
    private static final class ScriptedCarrier implements Carrier<String, String> {
        private final List<List<String>> calls = new ArrayList<>();
        private final Deque<List<Promise<String>>> underWay = new ArrayDeque<>();
        private boolean followersAreDecided = true;

        /** Answers the oldest call: each of its items is done. */
        void answer() {
            var items = calls.get(calls.size() - underWay.size());
            var answers = underWay.remove();
            IntStream.range(0, answers.size()).forEach(each -> answers.get(each).complete(items.get(each) + " done"));
        }

        /** Fails the oldest call. */
        void fail(Fault fault) {
            underWay.remove().forEach(answer -> answer.fail(new DependencyException("table", fault)));
        }

        private List<Promise<String>> begin(List<String> items) {
            calls.add(items);
            var answers = items.stream().map(item -> Promise.<String>promise()).toList();
            underWay.add(answers);
            return answers;
        }

        @Override
        public Future<String> one(String item) {
            return begin(List.of(item)).getFirst().future();
        }

        @Override
        public List<Future<String>> several(List<String> items, IntFunction<Future<String>> alone) {
            return begin(items).stream().map(Promise::future).toList();
        }

        @Override
        public Object key(String item) {
            var colon = item.indexOf(':');
            return colon < 0 ? item : item.substring(0, colon);
        }

        @Override
        public long size(String item) {
            return item.startsWith("large") ? 60 : 1;
        }

        @Override
        public Optional<String> after(String other, String result, String item) {
            return followersAreDecided ? Optional.of(item + " after " + other) : Optional.empty();
        }
    }

    private Combiner<String, String> combiner(int lanes, int items, int waiting) {
        return new Combiner<>(carrier, new Combiner.Limits("table", lanes, lanes, items, 100, waiting, false), timer);
    }

    private Deadline soon() {
        return timer.deadline(Duration.ofSeconds(1));
    }

    private List<Future<String>> submit(Combiner<String, String> combiner, String... items) {
        return List.of(items).stream()
                .map(item -> combiner.submit(item, soon()))
                .toList();
    }

    private static boolean heldBack(Future<?> result) {
        return result.failed()
                && result.cause() instanceof DependencyException dependency
                && dependency.fault() == Fault.HELD_BACK;
    }

    @Test
    void sendsAloneAndAtOnceWhatFindsALaneFree() {
        // given
        var combiner = combiner(2, 25, 100);
        // when
        submit(combiner, "a", "b");
        // then
        assertThat(carrier.calls).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void sendsTogetherWhatQueuedUpMeanwhile() {
        // given
        var combiner = combiner(1, 25, 100);
        var results = submit(combiner, "a", "b", "c", "d");
        // when
        carrier.answer();
        carrier.answer();
        // then
        assertThat(carrier.calls).containsExactly(List.of("a"), List.of("b", "c", "d"));
        assertThat(results).extracting(Future::result).containsExactly("a done", "b done", "c done", "d done");
    }

    @Test
    void putsNoMoreIntoACallThanItMayCarry() {
        // given
        var combiner = combiner(1, 3, 100);
        submit(combiner, "a", "b", "c", "d", "e", "large-1", "large-2", "f");
        // when
        IntStream.range(0, 4).forEach(call -> carrier.answer());
        // then
        assertThat(carrier.calls)
                .containsExactly(
                        List.of("a"), List.of("b", "c", "d"), List.of("e", "large-1"), List.of("large-2", "f"));
    }

    @Test
    void refusesWhatFindsTheQueueFull() {
        // given
        var combiner = combiner(1, 25, 2);
        // when
        var results = submit(combiner, "a", "b", "c", "d");
        // then
        assertThat(heldBack(results.getLast())).isTrue();
        assertThat(results).filteredOn(Future::isComplete).hasSize(1);
    }

    @Test
    void holdsBackWhatWaitedTooLongAndSendsTheRest() {
        // given
        var combiner = combiner(1, 25, 100);
        submit(combiner, "a");
        var late = combiner.submit("b", timer.deadline(Duration.ofMillis(100)));
        submit(combiner, "c");
        timer.advance(Duration.ofMillis(100));
        // when
        carrier.answer();
        // then
        assertThat(heldBack(late)).isTrue();
        assertThat(carrier.calls).endsWith(List.of("c"));
    }

    @Test
    void neverBeginsWhatIsTooLateAlready() {
        // when
        var late = combiner(1, 25, 100).submit("a", new Deadline(timer.instant()));
        // then
        assertThat(heldBack(late)).isTrue();
        assertThat(carrier.calls).isEmpty();
    }

    @Test
    void neverPutsOneKeyTwiceIntoACallAndDecidesTheFollowersByTheirLeader() {
        // given
        var combiner = combiner(1, 25, 100);
        var results = submit(combiner, "a", "b:1", "c", "b:2", "b:3");
        // when
        carrier.answer();
        carrier.answer();
        // then
        assertThat(carrier.calls).containsExactly(List.of("a"), List.of("b:1", "c"));
        assertThat(results)
                .extracting(Future::result)
                .containsExactly("a done", "b:1 done", "c done", "b:2 after b:1", "b:3 after b:1");
    }

    @Test
    void sendsTheNextOfAKeyWhenItsLeaderFailed() {
        // given
        var combiner = combiner(1, 25, 100);
        var results = submit(combiner, "a", "b:1", "b:2", "b:3");
        carrier.answer();
        // when
        carrier.fail(Fault.THROTTLED);
        carrier.answer();
        // then
        assertThat(carrier.calls).containsExactly(List.of("a"), List.of("b:1"), List.of("b:2"));
        assertThat(results.get(1).failed()).isTrue();
        assertThat(results.get(2).result()).isEqualTo("b:2 done");
        assertThat(results.get(3).result()).isEqualTo("b:3 after b:2");
    }

    @Test
    void sendsFollowersThatTheLeadersResultDoesNotDecide() {
        // given
        carrier.followersAreDecided = false;
        var combiner = combiner(1, 25, 100);
        var results = submit(combiner, "a", "b:1", "b:2", "c");
        // when
        carrier.answer();
        submit(combiner, "d");
        carrier.answer();
        carrier.answer();
        // then
        assertThat(carrier.calls).containsExactly(List.of("a"), List.of("b:1", "c"), List.of("b:2", "d"));
        assertThat(results.get(2).result()).isEqualTo("b:2 done");
    }

    @Test
    void failsEachItemOfACallByItsOwnResult() {
        // given
        var combiner = combiner(1, 25, 100);
        var results = submit(combiner, "a", "b", "c");
        carrier.answer();
        // when
        var answers = carrier.underWay.remove();
        answers.getFirst().fail(new DependencyException("table", Fault.BROKEN));
        answers.getLast().complete("c done");
        // then
        assertThat(results.get(1).failed()).isTrue();
        assertThat(results.get(2).result()).isEqualTo("c done");
    }

    @Test
    void keepsTheLaneUntilTheWholeCallHasEnded() {
        // given
        var combiner = combiner(1, 25, 100);
        submit(combiner, "a", "b", "c");
        carrier.answer();
        submit(combiner, "d");
        var answers = carrier.underWay.peek();
        // when
        answers.getFirst().complete("b done");
        // then
        assertThat(carrier.calls).hasSize(2);
        answers.getLast().complete("c done");
        assertThat(carrier.calls).endsWith(List.of("d"));
    }

    /** Two lanes, of which the first has just sent four items and the other is free. */
    private Combiner<String, String> withAWellFilledCall() {
        var combiner = combiner(2, 25, 100);
        submit(combiner, "a", "b", "c", "d", "e", "f");
        carrier.answer();
        carrier.answer();
        return combiner;
    }

    @Test
    void waitsForTheLatestCallWhileItIsWellFilledThoughALaneIsFree() {
        // given
        var combiner = withAWellFilledCall();
        // when
        submit(combiner, "g", "h");
        carrier.answer();
        // then
        assertThat(carrier.calls)
                .containsExactly(List.of("a"), List.of("b"), List.of("c", "d", "e", "f"), List.of("g", "h"));
    }

    @Test
    void waitsForAWellFilledCallWhenAnotherHasEnded() {
        // given
        var combiner = combiner(2, 25, 100);
        submit(combiner, "a", "b", "c", "d", "e", "f");
        var other = carrier.underWay.remove();
        other.getFirst().complete("a done");
        submit(combiner, "g");
        // when
        carrier.underWay.remove().getFirst().complete("b done");
        // then
        assertThat(carrier.calls).endsWith(List.of("c", "d", "e", "f"));
        carrier.answer();
        assertThat(carrier.calls).endsWith(List.of("g"));
    }

    @Test
    void waitsForNoCallThatIsSlow() {
        // given
        var combiner = withAWellFilledCall();
        submit(combiner, "g");
        timer.advance(Duration.ofMillis(10));
        // when
        submit(combiner, "h");
        // then
        assertThat(carrier.calls).endsWith(List.of("c", "d", "e", "f"), List.of("g", "h"));
    }

    @Test
    void waitsForNoSlowCallWhenTheLatestHasEnded() {
        // given
        var combiner = withAWellFilledCall();
        submit(combiner, "g", "h", "i", "j");
        timer.advance(Duration.ofMillis(10));
        submit(combiner, "k", "l");
        // when
        carrier.underWay.removeLast().forEach(answer -> answer.complete("done"));
        // then
        assertThat(carrier.calls).endsWith(List.of("c", "d", "e", "f"), List.of("g", "h", "i", "j", "k"), List.of("l"));
    }

    @Test
    void makesMoreCallsAtOnceOnlyWhileTheyAreFull() {
        // given
        var combiner = new Combiner<>(carrier, new Combiner.Limits("table", 1, 3, 2, 100, 100, false), timer);
        // when
        submit(combiner, "a", "b", "c", "d", "e", "f", "g", "h");
        // then
        assertThat(carrier.calls).containsExactly(List.of("a"), List.of("b", "c"), List.of("d", "e"));
        carrier.answer();
        assertThat(carrier.calls).endsWith(List.of("f", "g"));
        carrier.answer();
        carrier.answer();
        assertThat(carrier.calls).hasSize(4);
        carrier.answer();
        assertThat(carrier.calls).endsWith(List.of("h"));
    }

    private Combiner<String, String> awaited(int lanes, int fullLanes) {
        return new Combiner<>(carrier, new Combiner.Limits("table", lanes, fullLanes, 25, 100, 100, true), timer);
    }

    @Test
    void makesAFurtherCallOnceTheLatestIsSlowWhereSomebodyWaits() {
        // given
        var combiner = awaited(1, 3);
        submit(combiner, "a", "b");
        timer.advance(Duration.ofMillis(9));
        submit(combiner, "c");
        assertThat(carrier.calls).hasSize(1);
        // when
        timer.advance(Duration.ofMillis(1));
        // then
        assertThat(carrier.calls).containsExactly(List.of("a"), List.of("b", "c"));
    }

    @Test
    void makesNoMoreCallsAtOnceThanThereMayBeHoweverSlowTheyAre() {
        // given
        var combiner = awaited(1, 3);
        for (var item : List.of("a", "b", "c", "d", "e")) {
            submit(combiner, item);
            timer.advance(Duration.ofMillis(10));
        }
        assertThat(carrier.calls).containsExactly(List.of("a"), List.of("b"), List.of("c"));
        // when
        carrier.answer();
        // then
        assertThat(carrier.calls).endsWith(List.of("d", "e"));
    }

    @Test
    void waitsForTheSecondCallWhenAFirstThatWasSlowHasEnded() {
        // given
        var combiner = awaited(1, 2);
        submit(combiner, "a", "b");
        timer.advance(Duration.ofMillis(15));
        submit(combiner, "c");
        // when
        carrier.answer();
        // then
        assertThat(carrier.calls).containsExactly(List.of("a"), List.of("b"));
        timer.advance(Duration.ofMillis(5));
        assertThat(carrier.calls).endsWith(List.of("c"));
    }

    @Test
    void makesAFurtherCallThoughAYoungerOneWasBegunMeanwhile() {
        // given
        var combiner = awaited(1, 3);
        submit(combiner, "a", "b");
        timer.advance(Duration.ofMillis(5));
        carrier.answer();
        submit(combiner, "c");
        // when
        timer.advance(Duration.ofMillis(10));
        // then
        assertThat(carrier.calls).containsExactly(List.of("a"), List.of("b"), List.of("c"));
    }

    @Test
    void makesAFurtherCallForWhatTheOneBeforeHadNoRoomFor() {
        // given
        var combiner = awaited(1, 3);
        submit(combiner, "a", "large", "larger", "large one");
        // when
        timer.advance(Duration.ofMillis(20));
        // then
        assertThat(carrier.calls).containsExactly(List.of("a"), List.of("large"), List.of("larger"));
    }

    @Test
    void makesNoFurtherCallForASlowOneWhereNobodyWaits() {
        // given
        var combiner = new Combiner<>(carrier, new Combiner.Limits("table", 1, 3, 25, 100, 100, false), timer);
        submit(combiner, "a", "b");
        // when
        timer.advance(Duration.ofMillis(500));
        submit(combiner, "c");
        // then
        assertThat(carrier.calls).containsExactly(List.of("a"));
    }

    private List<Future<String>> sharedAndRefused(Duration meanwhile) {
        var refusing = new Refusing();
        var limits = new Combiner.Limits("table", 1, 1, 25, 100, 100, false);
        var combiner = new Combiner<>(refusing, limits, timer);
        combiner.submit("first", soon());
        var results = List.of(
                combiner.submit("a", timer.deadline(Duration.ofMillis(200))),
                combiner.submit("b", timer.deadline(Duration.ofMillis(900))));
        refusing.first.complete("first");
        timer.advance(meanwhile);
        refusing.shared.fail(new DependencyException("table", Fault.INVALID));
        return results;
    }

    @Test
    void makesAPlainCallForEachOfASharedOneThatWasRefused() {
        // given
        var soonEnough = Duration.ofMillis(199);
        // when
        var results = sharedAndRefused(soonEnough);
        // then
        assertThat(results).extracting(Future::result).containsExactly("a alone", "b alone");
    }

    @Test
    void makesNoPlainCallForWhatIsTooLateWhenTheSharedOneWasRefused() {
        // given
        var tooLateForOne = Duration.ofMillis(201);
        // when
        var results = sharedAndRefused(tooLateForOne);
        // then
        assertThat(heldBack(results.getFirst())).isTrue();
        assertThat(results.getLast().result()).isEqualTo("b alone");
    }

    /** Answers a first call when it is told to, fails a shared one, and takes what comes alone after that. */
    private static final class Refusing implements PlainItems<String> {
        private final Promise<String> first = Promise.promise();
        private final Promise<String> shared = Promise.promise();

        @Override
        public Future<String> one(String item) {
            return item.equals("first") ? first.future() : Future.succeededFuture(item + " alone");
        }

        @Override
        public List<Future<String>> several(List<String> items, IntFunction<Future<String>> alone) {
            return IntStream.range(0, items.size())
                    .mapToObj(each -> shared.future().recover(refused -> alone.apply(each)))
                    .toList();
        }
    }

    @Test
    void goesOnAfterACarrierThatThrows() {
        // given
        var broken = new Combiner<String, String>(
                new Throwing(), new Combiner.Limits("table", 1, 1, 25, 100, 100, false), timer);
        // when
        var results = List.of(broken.submit("a", soon()), broken.submit("b", soon()));
        // then
        assertThat(results).allMatch(Future::failed);
    }

    private static final class Throwing implements PlainItems<String> {
        @Override
        public Future<String> one(String item) {
            throw new IllegalStateException("bug");
        }

        @Override
        public List<Future<String>> several(List<String> items, IntFunction<Future<String>> alone) {
            throw new IllegalStateException("bug");
        }
    }
}
