package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.time.Timer.Alarm;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The way between a process and a service: every request takes its time, is done in the world, and is answered to the
 * process, unless one of its faults befalls it. The SDK's own limit for an attempt is kept here too.
 */
final class Wire {
    /** A request may lie somewhere for so many milliseconds before it is done after all. */
    private static final int LONGEST_DELAY = 20_000;

    private final Scheduler scheduler;
    private final Faults faults;
    private final Settings settings;
    private final RandomGenerator random;
    private final Onlooker onlooker;
    private final Consumer<Attempt> mishap;

    /** Sees every call. */
    interface Onlooker {
        /** A call begins. */
        void begins(Attempt attempt);

        /** Whether the same was part of a call that was refused as a whole. */
        boolean wasRefusedWithOthers(Attempt attempt);

        /** Its caller knows how it ended, or knows that it cannot know. */
        void ended(Attempt attempt);
    }

    Wire(
            Scheduler scheduler,
            Faults faults,
            Settings settings,
            RandomGenerator random,
            Onlooker onlooker,
            Consumer<Attempt> mishap) {
        this.scheduler = scheduler;
        this.faults = faults;
        this.settings = settings;
        this.random = random;
        this.onlooker = onlooker;
        this.mishap = mishap;
    }

    /** One of very many calls that all look alike: rarely anything goes wrong, and nobody looks on. */
    <T> CompletableFuture<T> light(Life process, Service service, Supplier<T> work) {
        var fate = faults.draw(service, true, scheduler.now());
        if (fate != Fate.WELL) {
            return call(new Attempt(process, service, "Query", "", fate), drawn -> work.get(), ended -> {});
        }
        var answer = new CompletableFuture<T>();
        var there = way(service);
        scheduler.later(there, () -> {
            var result = work.get();
            scheduler.later(process, Scheduler.Weight.LIGHT, way(service), () -> answer.complete(result));
        });
        return answer;
    }

    /** One call, whose {@code work} is told what befalls it. */
    <T> CompletableFuture<T> call(
            Life process, Service service, String operation, String about, Function<Fate, T> work) {
        var attempt = new Attempt(process, service, operation, about, faults.draw(service, false, scheduler.now()));
        if (attempt.fate() == Fate.INVALID && onlooker.wasRefusedWithOthers(attempt)) {
            attempt.becomes(Fate.THROTTLED, Fate.Seen.REFUSED);
        }
        onlooker.begins(attempt);
        return call(attempt, work, ended -> {
            onlooker.ended(ended);
            mishap.accept(ended);
        });
    }

    /**
     * One call that several {@code parts} share. A call that is refused for what stands in it may have done some of its
     * parts by then: {@code work} is told so by {@link Fate#INVALID}.
     */
    <T> CompletableFuture<T> shared(List<Attempt> parts, Function<Fate, T> work) {
        var first = parts.getFirst();
        var fate = faults.draw(first.service(), false, scheduler.now());
        parts.forEach(part -> part.becomes(fate, fate.seen()));
        parts.forEach(onlooker::begins);
        if (fate == Fate.INVALID) {
            scheduler.later(0, () -> unheard(() -> work.apply(fate)));
        }
        var whole = new Attempt(first.process(), first.service(), "a shared call", "of " + parts.size(), fate);
        return call(whole, work, ended -> parts.forEach(part -> end(part, whole)));
    }

    private void end(Attempt part, Attempt whole) {
        if (whole.fate() == Fate.INVALID && whole.seen().orElseThrow() == Fate.Seen.REFUSED) {
            part.refuseAsAWhole();
        }
        var answered = whole.seen().orElseThrow() == Fate.Seen.ANSWERED || part.refusedAsAWhole();
        part.ends(answered ? part.inParticular() : whole.seen().orElseThrow());
        onlooker.ended(part);
        mishap.accept(part);
    }

    /** What becomes of one part of a call that is answered. */
    Fate part(Service service) {
        return faults.drawPart(service);
    }

    private <T> CompletableFuture<T> call(Attempt attempt, Function<Fate, T> told, Consumer<Attempt> ended) {
        Supplier<T> work = () -> told.apply(attempt.fate());
        var service = attempt.service();
        var answer = new Answer<T>(attempt, ended);
        var limit = Math.toIntExact(service.attempt(settings).toMillis());
        switch (attempt.fate()) {
            case WELL -> scheduler.later(way(service), () -> finish(answer, work));
            case SLOW -> scheduler.later(random.nextInt(limit / 2, 3 * limit / 2), () -> finish(answer, work));
            case TWICE -> {
                scheduler.later(way(service), () -> finish(answer, work));
                scheduler.later(random.nextInt(LONGEST_DELAY), () -> unheard(work));
            }
            case LOST_REQUEST -> {}
            case LOST_ANSWER -> scheduler.later(way(service), () -> unheard(work));
            case DONE_LATE -> scheduler.later(random.nextInt(limit, LONGEST_DELAY), () -> unheard(work));
            case RESET_WHEN_DONE, BROKEN_WHEN_DONE -> {
                var there = way(service);
                scheduler.later(there, () -> unheard(work));
                fail(answer, there + way(service));
            }
            case RESET, BROKEN, THROTTLED, UNREACHABLE, DENIED, MISSING, INVALID -> fail(answer, way(service));
            case NO_CONNECTION -> fail(answer, limit / 2);
            case SENDER_UNVERIFIED -> scheduler.later(way(service), () -> finish(answer, work));
        }
        answer.alarm = scheduler.later(
                attempt.process(),
                Scheduler.Weight.STEP,
                limit,
                () -> answer.fails(Fate.Seen.UNKNOWN, Failures.attemptTimedOut()));
        return answer.future;
    }

    /** Does the work and sends the answer, or the service's refusal. */
    private <T> void finish(Answer<T> answer, Supplier<T> work) {
        Runnable completion;
        try {
            var result = work.get();
            completion = () -> answer.succeeds(result);
        } catch (RuntimeException refusal) {
            completion = () -> answer.fails(Fate.Seen.REFUSED, refusal);
        }
        var attempt = answer.attempt;
        scheduler.later(attempt.process(), Scheduler.Weight.STEP, way(attempt.service()), completion);
    }

    /** Does the work, and whatever comes of it is lost. */
    private static <T> void unheard(Supplier<T> work) {
        var lost = new CompletableFuture<T>();
        try {
            lost.complete(work.get());
        } catch (RuntimeException refusal) {
            lost.completeExceptionally(refusal);
        }
    }

    private <T> void fail(Answer<T> answer, int after) {
        var attempt = answer.attempt;
        scheduler.later(
                attempt.process(),
                Scheduler.Weight.STEP,
                after,
                () -> answer.fails(attempt.fate().seen(), Failures.of(attempt.fate(), attempt.service())));
    }

    private int way(Service service) {
        return random.nextInt(service.fastest(), service.slowest() + 1);
    }

    /** What a caller waits for. */
    private static final class Answer<T> {
        private final CompletableFuture<T> future = new CompletableFuture<>();
        private final Attempt attempt;
        private final Consumer<Attempt> ended;
        private Alarm alarm = () -> {};

        Answer(Attempt attempt, Consumer<Attempt> ended) {
            this.attempt = attempt;
            this.ended = ended;
        }

        void succeeds(T result) {
            if (attempt.ends(Fate.Seen.ANSWERED)) {
                alarm.cancel();
                ended.accept(attempt);
                future.complete(result);
            }
        }

        /** The SDK hands its failures over inside another exception. */
        void fails(Fate.Seen seen, RuntimeException failure) {
            if (attempt.ends(seen)) {
                alarm.cancel();
                ended.accept(attempt);
                future.completeExceptionally(new CompletionException(failure));
            }
        }
    }
}
