package com.anycompany.ordergateway.simulation;

import java.util.stream.LongStream;

/** Runs seeds and says in one number everything that happened; a program of its own, to be run in another JVM. */
final class Replays {
    private Replays() {}

    /** The first seed and how many. */
    public static void main(String[] arguments) {
        System.out.println(digest(Long.parseLong(arguments[0]), Integer.parseInt(arguments[1])));
    }

    /** Two runs with the same digest had the same events. */
    static String digest(long first, int count) {
        var events = LongStream.range(first, first + count)
                .mapToObj(Simulation::runWithEverything)
                .flatMap(result -> result.events().stream())
                .toList();
        return events.size() + " events, " + Integer.toHexString(events.hashCode());
    }
}
