package com.anycompany.ordergateway.entrance;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** An answer without what may differ: the names that were drawn for it, and what concerns one wire alone. */
public record Reply(int status, Map<String, String> headers, String body) {
    private static final Set<String> OF_THE_WIRE = Set.of("connection", "content-length", "date");

    /** From an answer as it came, its headers by their names in any case. */
    public static Reply of(int status, Map<String, String> headers, String body) {
        var kept = new TreeMap<String, String>(String.CASE_INSENSITIVE_ORDER);
        headers.forEach((name, value) -> kept.put(name, undrawn(value)));
        kept.keySet().removeIf(name -> OF_THE_WIRE.contains(name.toLowerCase(Locale.ROOT)));
        return new Reply(status, kept, undrawn(body));
    }

    private static String undrawn(String text) {
        return text.replaceAll("\\b[0-9a-f]{32}\\b", "(drawn)")
                .replaceAll("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}", "(made)");
    }
}
