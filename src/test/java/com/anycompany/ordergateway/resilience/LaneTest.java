package com.anycompany.ordergateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LaneTest {
    private final ManualTimer timer = new ManualTimer();
    private final Lane lane = new Lane("topic", 2, 2, timer);
    private final List<String> begun = new ArrayList<>();

    private Future<String> run(String name, Promise<String> answer) {
        return lane.run(timer.deadline(Duration.ofSeconds(10)), () -> {
            begun.add(name);
            return answer.future();
        });
    }

    private static boolean heldBack(Future<?> result) {
        return result.failed()
                && result.cause() instanceof DependencyException dependency
                && dependency.fault() == Fault.HELD_BACK;
    }

    @Test
    void beginsWaitingWorkInOrderAsPlacesComeFree() {
        // given
        var first = Promise.<String>promise();
        var second = Promise.<String>promise();
        run("1", first);
        run("2", second);
        run("3", Promise.promise());
        run("4", Promise.promise());
        assertThat(begun).containsExactly("1", "2");
        // when
        second.complete("done");
        first.fail("failed");
        // then
        assertThat(begun).containsExactly("1", "2", "3", "4");
    }

    @Test
    void holdsBackWhatFindsTheQueueFull() {
        // given
        List.of("1", "2", "3", "4").forEach(name -> run(name, Promise.promise()));
        // when
        var fifth = run("5", Promise.promise());
        // then
        assertThat(heldBack(fifth)).isTrue();
    }

    @Test
    void holdsBackWhatCouldNotBeBegunInTime() {
        // given
        var first = Promise.<String>promise();
        run("1", first);
        run("2", Promise.promise());
        var third = run("3", Promise.promise());
        timer.freeze(Duration.ofSeconds(10));
        var fourth = run("4", Promise.promise());
        // when
        first.complete("done");
        // then
        assertThat(heldBack(third)).isTrue();
        assertThat(begun).containsExactly("1", "2", "4");
        assertThat(fourth.isComplete()).isFalse();
    }

    @Test
    void beginsNothingThatIsTooLateAlready() {
        // when
        var late = lane.run(new Deadline(timer.instant()), () -> Future.succeededFuture("done"));
        // then
        assertThat(heldBack(late)).isTrue();
    }

    @Test
    void goesOnAfterWorkThatThrows() {
        // given
        var deadline = timer.deadline(Duration.ofSeconds(10));
        for (var time = 0; time < 5; time++) {
            lane.run(deadline, () -> {
                throw new IllegalStateException("bug");
            });
        }
        // then
        assertThat(lane.run(deadline, () -> Future.succeededFuture("done")).result())
                .isEqualTo("done");
    }
}
