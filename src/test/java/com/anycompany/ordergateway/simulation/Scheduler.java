package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.time.Timer.Alarm;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;

/**
 * Virtual time: one queue of tasks, each with a moment, run one after the other. What falls due at the same millisecond is
 * run in an order that the seed decides. A task may belong to a process, which must be alive and awake to run it.
 */
final class Scheduler {
    private static final Comparator<Task> SOONEST =
            Comparator.<Task>comparingLong(task -> task.at).thenComparingLong(task -> task.tie);

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(SOONEST);
    private final RandomGenerator random;
    private long now;
    private long run;
    private int ofTheWorld;

    /** Whether a task may end or stop the process that is about to run it. */
    enum Weight {
        /** A step of its work: a process may crash or freeze before it. */
        STEP,
        /** One of very many that all look alike. */
        LIGHT
    }

    private static final class Task {
        private final Life process;
        private final Weight weight;
        private final Runnable work;
        private long at;
        private long tie;
        private boolean cancelled;

        Task(Life process, Weight weight, Runnable work) {
            this.process = process;
            this.weight = weight;
            this.work = work;
        }
    }

    Scheduler(long start, RandomGenerator random) {
        this.now = start;
        this.random = random;
    }

    /** The world's time in milliseconds since 1970. */
    long now() {
        return now;
    }

    /** How many tasks were run. */
    long run() {
        return run;
    }

    /** Runs {@code work} after so many milliseconds, whatever becomes of any process. */
    void later(long delay, Runnable work) {
        ofTheWorld++;
        add(new Task(Life.WORLD, Weight.LIGHT, work), now + delay);
    }

    /** Runs {@code work} in {@code process} after so many milliseconds, unless it has ended by then. */
    Alarm later(Life process, Weight weight, long delay, Runnable work) {
        var task = new Task(process, weight, work);
        add(task, now + Math.max(0, delay));
        return () -> task.cancelled = true;
    }

    /** Runs tasks until {@code end}, or until {@code enough} after one of them. */
    void runUntil(long end, BooleanSupplier enough) {
        for (var next = tasks.peek(); next != null && next.at <= end; next = tasks.peek()) {
            tasks.remove();
            now = next.at;
            step(next);
            if (enough.getAsBoolean()) {
                return;
            }
        }
        now = Math.max(now, end);
    }

    /** How many tasks wait that belong to no process: requests and changes still on their way. */
    int underWay() {
        return ofTheWorld;
    }

    private void add(Task task, long at) {
        task.at = at;
        task.tie = random.nextLong();
        tasks.add(task);
    }

    private void step(Task task) {
        var process = task.process;
        if (process.isWorld()) {
            ofTheWorld--;
        } else if (task.cancelled || !process.alive()) {
            return;
        } else if (process.frozenUntil() > now) {
            add(task, process.frozenUntil());
            return;
        } else if (task.weight == Weight.STEP && !process.mayStep(now)) {
            later(task);
            return;
        }
        run++;
        task.work.run();
    }

    /** What a process that froze at this very task will find when it wakes; one that crashed leaves nothing. */
    private void later(Task task) {
        if (task.process.alive()) {
            add(task, task.process.frozenUntil());
        }
    }
}
