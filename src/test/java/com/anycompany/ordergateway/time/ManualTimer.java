package com.anycompany.ordergateway.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;

/**
 * Time that stands still until a test moves it. Due tasks run in the order of their times, and of their registration
 * where those are equal; each sees the clock at its own time.
 */
public final class ManualTimer implements Timer {
    /** Where every test begins. */
    public static final Instant START = Instant.parse("2026-11-22T09:30:00.123Z");

    private static final Comparator<Task> SOONEST =
            Comparator.comparing(Task::at).thenComparingLong(Task::registration);

    private final PriorityQueue<Task> tasks = new PriorityQueue<>(SOONEST);
    private Instant now = START;
    private Instant heldUpUntil = Instant.MIN;
    private long registrations;

    private record Task(Instant at, long registration, Runnable work) {}

    @Override
    public Instant instant() {
        return now;
    }

    @Override
    public Alarm after(Duration delay, Runnable task) {
        var wait = delay.isNegative() ? Duration.ZERO : delay;
        var entry = new Task(now.plus(wait), registrations++, task);
        tasks.add(entry);
        return () -> tasks.remove(entry);
    }

    /** Moves the clock on, running what falls due on the way; {@link Duration#ZERO} runs what is due already. */
    public void advance(Duration length) {
        var end = now.plus(length);
        for (var next = tasks.peek(); next != null && !next.at().isAfter(end); next = tasks.peek()) {
            tasks.remove();
            now = next.at().isAfter(now) ? next.at() : now;
            next.work().run();
        }
        now = end.isAfter(now) ? end : now;
    }

    /** Moves the clock on without running anything, as a frozen process finds it when it thaws. */
    public void freeze(Duration length) {
        now = now.plus(length);
    }

    /** The same for a process that notices. */
    public void holdUp(Duration length) {
        freeze(length);
        heldUpUntil = now;
    }

    @Override
    public boolean heldUpSince(Instant begun) {
        return !heldUpUntil.isBefore(begun);
    }

    /** How many tasks wait. */
    public int waiting() {
        return tasks.size();
    }
}
