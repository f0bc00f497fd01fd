package com.anycompany.ordergateway.intake;

import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Gathers what is wrong with one document, each thing once, and in the end in an order that depends on the document's
 * content alone and not on the order of its keys.
 */
public final class Violations {
    /** More than this are noted but not told. */
    public static final int MOST = 100;

    private static final Comparator<Violation> BY_PLACE = Comparator.comparing(
                    Violation::pointer, Violations::compareWithNumbersByValue)
            .thenComparing(Violation::pointer)
            .thenComparing(Violation::code)
            .thenComparing(Violation::detail);

    private final SortedSet<Violation> all = new TreeSet<>(BY_PLACE);
    private final Map<String, Set<ViolationCode>> codes = new HashMap<>();

    /** Notes a violation. */
    public void add(String pointer, ViolationCode code, String detail) {
        all.add(new Violation(pointer, code, detail));
        codes.computeIfAbsent(pointer, place -> EnumSet.noneOf(ViolationCode.class))
                .add(code);
    }

    /** Notes that something is missing, unless something wrong stands in its place. */
    void missing(String pointer, String expected) {
        if (!at(pointer)) {
            add(pointer, ViolationCode.REQUIRED, expected);
        }
    }

    /** Whether something was found at that very place. */
    boolean at(String pointer) {
        return codes.containsKey(pointer);
    }

    /** Whether {@code code} was found at that very place. */
    boolean at(String pointer, ViolationCode code) {
        return codes.getOrDefault(pointer, Set.of()).contains(code);
    }

    /** Whether nothing was found. */
    public boolean none() {
        return all.isEmpty();
    }

    /** What was found, ordered by place, at most {@value #MOST}. */
    public List<Violation> sorted() {
        return all.stream().limit(MOST).toList();
    }

    private static int compareWithNumbersByValue(String left, String right) {
        var a = left.split("/", -1);
        var b = right.split("/", -1);
        for (var i = 0; i < Math.min(a.length, b.length); i++) {
            var order = compareSegments(a[i], b[i]);
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(a.length, b.length);
    }

    /** Indexes stand before names: to compare an index with a name as texts would make a circle of 9, 10 and 1a. */
    private static int compareSegments(String a, String b) {
        if (isIndex(a) && isIndex(b)) {
            return Integer.compare(Integer.parseInt(a), Integer.parseInt(b));
        }
        return isIndex(a) == isIndex(b) ? a.compareTo(b) : Boolean.compare(isIndex(b), isIndex(a));
    }

    private static boolean isIndex(String segment) {
        return !segment.isEmpty() && segment.length() < 7 && segment.chars().allMatch(c -> c >= '0' && c <= '9');
    }
}
