package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.Instant;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Consumer;

/**
 * Sets an alarm on each event loop ten times a second and looks how late it rings. Work that blocks the loop shows so, and
 * so do processors that cannot keep up and a process that was frozen: then a call that seems to take long may have been
 * answered long ago. Safe for several threads.
 */
final class LoopLag {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    /** Ours: a fourth of what makes a call on the table slow. Loops that keep up ring within a few milliseconds. */
    private static final Duration HELD_UP = Duration.ofMillis(180);

    private final Queue<Beat> beats = new ConcurrentLinkedQueue<>();

    /** Watches all {@code loops} of {@code vertx} and tells {@code told} how late each alarm was. */
    Future<String> watch(Vertx vertx, int loops, Consumer<Duration> told) {
        var options = new DeploymentOptions().setInstances(loops);
        return vertx.deployVerticle(() -> new Watched(told), options);
    }

    /** Watches another event loop. */
    void watch(ScheduledExecutorService loop) {
        watch(new ExecutorTimer(loop), late -> {});
    }

    /** Watches the event loop on which {@code loop} rings. */
    void watch(Timer loop, Consumer<Duration> told) {
        var beat = new Beat(loop, told);
        beats.add(beat);
        beat.set();
    }

    /** Whether one of them was held up for a while that lies after {@code begun}. */
    boolean heldUpSince(Instant begun) {
        return beats.stream().anyMatch(beat -> beat.heldUpSince(begun));
    }

    private final class Watched extends VerticleBase {
        private final Consumer<Duration> told;

        private Watched(Consumer<Duration> told) {
            this.told = told;
        }

        @Override
        public Future<?> start() throws Exception {
            watch(new VertxTimer(vertx), told);
            return super.start();
        }
    }

    /** The alarms of one event loop. */
    private static final class Beat {
        private final Timer loop;
        private final Consumer<Duration> told;
        private volatile Instant due = Instant.MAX;
        private volatile Instant heldUpUntil = Instant.MIN;

        private Beat(Timer loop, Consumer<Duration> told) {
            this.loop = loop;
            this.told = told;
        }

        private void set() {
            due = loop.instant().plus(BETWEEN);
            loop.after(BETWEEN, this::ring);
        }

        private void ring() {
            var now = loop.instant();
            var late = Duration.between(due, now);
            if (late.compareTo(HELD_UP) >= 0) {
                heldUpUntil = now;
            }
            told.accept(late.isNegative() ? Duration.ZERO : late);
            set();
        }

        /** One that should have rung is held up still. */
        private boolean heldUpSince(Instant begun) {
            var now = loop.instant();
            var until = due.plus(HELD_UP).isAfter(now) ? heldUpUntil : now;
            return !begun.plus(HELD_UP).isAfter(until);
        }
    }
}
