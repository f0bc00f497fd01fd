package com.anycompany.ordergateway.simulation;

import java.util.List;

/** Everything besides single faults that must happen over many seeds, or the simulation does not look where it should. */
final class Expected {
    private static final List<String> EVENTS =
            List.of("fault: a node crashes", "fault: a node ends in order", "fault: a node freezes");

    private Expected() {}

    static void announce(Tally tally) {
        EVENTS.forEach(tally::expect);
    }
}
