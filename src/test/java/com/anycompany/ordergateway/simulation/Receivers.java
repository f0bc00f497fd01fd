package com.anycompany.ordergateway.simulation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What topic, queue and mail service really took, and what they refused for good; events go by their event id. */
final class Receivers {
    private final Map<String, List<Long>> taken = new TreeMap<>();
    private final Map<String, Set<String>> refused = new HashMap<>();

    /** The event was taken, at that moment. */
    void take(String eventId, long at) {
        taken.computeIfAbsent(eventId, first -> new ArrayList<>()).add(at);
    }

    /** The event was refused for good, in the words that the gateway has for it. */
    void refuse(String eventId, String reason) {
        refused.computeIfAbsent(eventId, first -> new TreeSet<>()).add(reason);
    }

    /** How often it was taken. */
    int taken(String eventId) {
        return taken.getOrDefault(eventId, List.of()).size();
    }

    boolean refused(String eventId, String reason) {
        return refused.getOrDefault(eventId, Set.of()).contains(reason);
    }

    /** Every event that anybody took. */
    Set<String> all() {
        return taken.keySet();
    }
}
