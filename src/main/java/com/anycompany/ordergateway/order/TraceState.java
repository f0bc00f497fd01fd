package com.anycompany.ordergateway.order;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the systems on the way of a trace told each other: a list of keys and values, the last writer's first.
 *
 * <p>Source: W3C, "Trace Context" level 2, "tracestate Header".
 */
final class TraceState {
    /** Source: as above, "A vendor SHOULD propagate at least 512 characters of a combined header." */
    private static final int LONGEST = 512;

    /** Source: as above, "Entries larger than 128 characters long SHOULD be removed first." */
    private static final int LARGE = 128;

    private static final int MOST_MEMBERS = 32;

    private static final Pattern MEMBER =
            Pattern.compile("[a-z0-9][a-z0-9_*/@-]{0,255}=[ -+\\--<>-~]{0,255}[!-+\\--<>-~]");
    private static final Pattern AROUND = Pattern.compile("^[ \\t]+|[ \\t]+$");

    private TraceState() {}

    /**
     * Every value that was sent, as one; empty if any member of it breaks the rules. Of one that is too long the large
     * members are left out first, then the oldest.
     */
    static String of(List<String> sent) {
        var members = sent.stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .map(member -> AROUND.matcher(member).replaceAll(""))
                .filter(member -> !member.isEmpty())
                .toList();
        return members.size() <= MOST_MEMBERS
                        && members.stream()
                                .allMatch(member -> MEMBER.matcher(member).matches())
                ? shortened(new ArrayList<>(members))
                : "";
    }

    private static String shortened(List<String> members) {
        if (length(members) > LONGEST) {
            members.removeIf(member -> member.length() > LARGE);
        }
        while (length(members) > LONGEST) {
            members.removeLast();
        }
        return String.join(",", members);
    }

    private static int length(List<String> members) {
        return members.stream().mapToInt(member -> member.length() + 1).sum() - 1;
    }
}
