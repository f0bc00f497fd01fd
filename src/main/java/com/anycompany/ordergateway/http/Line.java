package com.anycompany.ordergateway.http;

import io.netty.buffer.ByteBuf;

/**
 * A line of a head, a chunk's framing or a trailer: text without control characters, then CR and LF. A bare CR or LF is no
 * end of a line but a violation, since readers differ over it (RFC 9112, 2.2).
 */
final class Line {
    static final int INCOMPLETE = -1;
    static final int MALFORMED = -2;

    private Line() {}

    /** Where the line from {@code start} on ends: the index of its CR, or {@link #INCOMPLETE} or {@link #MALFORMED}. */
    static int end(ByteBuf in, int start) {
        var limit = in.writerIndex();
        var stop = in.forEachByte(start, limit - start, Characters.TEXT);
        if (stop < 0) {
            return INCOMPLETE;
        }
        if (in.getByte(stop) != '\r') {
            return MALFORMED;
        }
        if (stop + 1 == limit) {
            return INCOMPLETE;
        }
        return in.getByte(stop + 1) == '\n' ? stop : MALFORMED;
    }

    /** Whether a range is {@code text}, which is in lower case, in any case. */
    static boolean is(String text, ByteBuf in, int start, int stop) {
        if (stop - start != text.length()) {
            return false;
        }
        for (var i = 0; i < text.length(); i++) {
            if (lower(in.getByte(start + i)) != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** The first index that is not white space; {@code stop} if there is none. */
    static int trimStart(ByteBuf in, int start, int stop) {
        var from = start;
        while (from < stop && isSpace(in.getByte(from))) {
            from++;
        }
        return from;
    }

    /** The index after the last byte that is not white space; {@code start} if there is none. */
    static int trimEnd(ByteBuf in, int start, int stop) {
        var to = stop;
        while (to > start && isSpace(in.getByte(to - 1))) {
            to--;
        }
        return to;
    }

    private static boolean isSpace(byte value) {
        return value == ' ' || value == '\t';
    }

    private static int lower(byte value) {
        return value >= 'A' && value <= 'Z' ? value + ('a' - 'A') : value;
    }
}
