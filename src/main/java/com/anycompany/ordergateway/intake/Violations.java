package com.anycompany.ordergateway.intake;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Gathers what is wrong with one document: at most one violation a place, the first that was found, and in the end in
 * an order that depends on the document's content alone and not on the order of its keys.
 */
public final class Violations {
    /** More than this are counted but not told. */
    public static final int MOST = 100;

    private static final Comparator<Violation> BY_PLACE =
            Comparator.comparing(Violation::pointer, Violations::compareWithNumbersByValue);

    private final Map<String, Violation> byPointer = new HashMap<>();

    /** Notes a violation, unless the place has one. */
    public void add(String pointer, ViolationCode code, String detail) {
        byPointer.putIfAbsent(pointer, new Violation(pointer, code, detail));
    }

    /** Whether something was found at that very place. */
    public boolean at(String pointer) {
        return byPointer.containsKey(pointer);
    }

    /** Whether nothing was found. */
    public boolean none() {
        return byPointer.isEmpty();
    }

    /** What was found, ordered by place, at most {@value #MOST}. */
    public List<Violation> sorted() {
        var all = new ArrayList<>(byPointer.values());
        all.sort(BY_PLACE);
        return List.copyOf(all.subList(0, Math.min(all.size(), MOST)));
    }

    private static int compareWithNumbersByValue(String left, String right) {
        var a = left.split("/", -1);
        var b = right.split("/", -1);
        for (var i = 0; i < Math.min(a.length, b.length); i++) {
            var bothIndexes = isIndex(a[i]) && isIndex(b[i]);
            var order = bothIndexes
                    ? Integer.compare(Integer.parseInt(a[i]), Integer.parseInt(b[i]))
                    : a[i].compareTo(b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    private static boolean isIndex(String segment) {
        return !segment.isEmpty() && segment.length() < 7 && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
