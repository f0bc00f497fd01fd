package com.anycompany.ordergateway.http;

import io.netty.buffer.ByteBuf;

/**
 * A line of the header or trailer section: name, colon, value. No space before the colon and no folding (RFC 9112, 5.1
 * and 5.2), names of token characters only (RFC 9110, 5.1). Control characters are gone before: see {@link Line}.
 */
final class FieldLine {
    static final int MALFORMED = -1;

    private FieldLine() {}

    /** The index of the colon, or {@link #MALFORMED}. */
    static int colon(ByteBuf in, int start, int stop) {
        var colon = in.indexOf(start, stop, (byte) ':');
        return colon > start && Characters.TOKEN.containsAll(in, start, colon) ? colon : MALFORMED;
    }

    /** Reads one line of a head; {@link Progress#MORE} when it is in order. */
    static Progress read(ByteBuf in, int start, int stop, Head head) {
        var colon = colon(in, start, stop);
        if (colon == MALFORMED) {
            return Progress.BAD_REQUEST;
        }
        var value = Line.trimStart(in, colon + 1, stop);
        var valueEnd = Line.trimEnd(in, value, stop);
        return head.field(FramingField.of(in, start, colon), in, value, valueEnd);
    }
}
