package com.anycompany.ordergateway.time;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;

/**
 * The clock and the alarm of everything that waits. In the running gateway it is the event loop's; in a test it is a
 * hand-moved one.
 */
public interface Timer extends InstantSource {
    /**
     * Runs {@code task} once, after {@code delay}, on the context that the implementation stands for. A delay of zero
     * or less runs it on the next turn, never inside this call.
     */
    Alarm after(Duration delay, Runnable task);

    /**
     * Whether this process itself was held up at some time since {@code begun}: starved of its processors, or frozen. What
     * took long then says nothing about whom it waited for. A clock that does not know says no.
     */
    default boolean heldUpSince(Instant begun) {
        return false;
    }

    /** Completes after {@code delay}. */
    default Future<Void> pause(Duration delay) {
        var over = Promise.<Void>promise();
        after(delay, over::complete);
        return over.future();
    }

    /**
     * What {@code work} comes to or, once the deadline has passed, what {@code late} says. The work is not cancelled: it
     * goes on, and its result is dropped.
     */
    default <T> Future<T> answerBy(Deadline deadline, Future<T> work, Supplier<Future<T>> late) {
        if (work.isComplete()) {
            return work;
        }
        var answer = Promise.<T>promise();
        var alarm = after(until(deadline), () -> late.get().onComplete(answer::tryComplete, answer::tryFail));
        work.onComplete(ended -> alarm.cancel()).onComplete(answer::tryComplete, answer::tryFail);
        return answer.future();
    }

    /** A task that may still be called off. */
    @FunctionalInterface
    interface Alarm {
        /** Keeps the task from running if it has not begun; harmless otherwise. */
        void cancel();
    }

    /** A deadline {@code length} from now. */
    default Deadline deadline(Duration length) {
        return new Deadline(instant().plus(length));
    }

    /** What is left until {@code deadline}; zero once it has passed. */
    default Duration until(Deadline deadline) {
        return deadline.left(instant());
    }

    /** Now, at the resolution that the gateway stores and prints: milliseconds. */
    default Instant now() {
        return Instant.ofEpochMilli(millis());
    }
}
