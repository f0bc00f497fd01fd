package com.anycompany.ordergateway.simulation;

import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;

/** What happened, event by event: the last of them for whoever reads of a failure, all of them to compare two runs. */
final class Journal {
    private static final int LAST = 60;

    private final Deque<Event> events = new ArrayDeque<>();
    private final int kept;
    private final long start;

    /** One event; it becomes a text only if somebody reads it. */
    private record Event(long at, Object who, String what, List<Object> facts) {
        String line(long start) {
            var told = facts.stream().map(String::valueOf).collect(Collectors.joining(" "));
            return "%10.3f s  %-6s %s %s".formatted((at - start) / 1000.0, who, what, told);
        }
    }

    private Journal(int kept, long start) {
        this.kept = kept;
        this.start = start;
    }

    /** Keeps the last {@value #LAST} events. */
    static Journal ofTheEnd(long start) {
        return new Journal(LAST, start);
    }

    /** Keeps them all. */
    static Journal ofEverything(long start) {
        return new Journal(Integer.MAX_VALUE, start);
    }

    void note(long at, Object who, String what, Object... facts) {
        if (events.size() == kept) {
            events.removeFirst();
        }
        events.addLast(new Event(at, who, what, Arrays.asList(facts)));
    }

    List<String> lines() {
        return events.stream().map(event -> event.line(start)).toList();
    }
}
