package com.anycompany.ordergateway.order;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The trace that an order belongs to, as its caller named it. It is handed on as it came: the gateway is no span of its
 * own. What was sent in a version that is not known yet is written in the one that is.
 *
 * <p>Source: W3C, "Trace Context", levels 1 and 2.
 *
 * @param parent {@code traceparent}, of version 00
 * @param state {@code tracestate}; empty where none was sent, or none that keeps to the rules
 */
public record TraceContext(String parent, String state) {
    /** The name of the header, and of the attribute of a message, that holds {@link #parent}. */
    public static final String PARENT = "traceparent";

    /** The same of {@link #state}. */
    public static final String STATE = "tracestate";

    private static final String VERSION = "00";
    private static final int LENGTH = 55;
    private static final int TRACE_ID = 3;
    private static final int PARENT_ID = 36;
    private static final int FLAGS = 53;

    /** What a caller said, unless it breaks the rules: then there is no trace, and no state either. */
    public static Optional<TraceContext> of(List<String> parents, List<String> states) {
        return parents.size() == 1 && valid(parents.getFirst())
                ? Optional.of(new TraceContext(known(parents.getFirst()), TraceState.of(states)))
                : Optional.empty();
    }

    /** What is handed on, by name: {@link #PARENT}, and {@link #STATE} where there is one. */
    public Map<String, String> members() {
        return state.isEmpty() ? Map.of(PARENT, parent) : Map.of(PARENT, parent, STATE, state);
    }

    /** By which every line and span about this trace is found: 32 hexadecimal digits. */
    public String traceId() {
        return parent.substring(TRACE_ID, PARENT_ID - 1);
    }

    private static boolean valid(String sent) {
        return sent.length() >= LENGTH
                && hex(sent, 0, 2)
                && hex(sent, TRACE_ID, PARENT_ID - 1)
                && hex(sent, PARENT_ID, FLAGS - 1)
                && hex(sent, FLAGS, LENGTH)
                && sent.charAt(TRACE_ID - 1) == '-'
                && sent.charAt(PARENT_ID - 1) == '-'
                && sent.charAt(FLAGS - 1) == '-'
                && !zeros(sent, TRACE_ID, PARENT_ID - 1)
                && !zeros(sent, PARENT_ID, FLAGS - 1)
                && rightlyEnded(sent);
    }

    /** Version 00 ends after the flags; a later one may go on; ff is no version. */
    private static boolean rightlyEnded(String sent) {
        if (sent.startsWith(VERSION)) {
            return sent.length() == LENGTH;
        }
        return !sent.startsWith("ff") && (sent.length() == LENGTH || sent.charAt(LENGTH) == '-');
    }

    private static String known(String sent) {
        return sent.startsWith(VERSION) ? sent : VERSION + sent.substring(2, LENGTH);
    }

    private static boolean hex(String text, int from, int to) {
        for (var at = from; at < to; at++) {
            var c = text.charAt(at);
            if ((c < '0' || c > '9') && (c < 'a' || c > 'f')) {
                return false;
            }
        }
        return true;
    }

    private static boolean zeros(String text, int from, int to) {
        for (var at = from; at < to; at++) {
            if (text.charAt(at) != '0') {
                return false;
            }
        }
        return true;
    }
}
