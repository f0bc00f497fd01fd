package com.anycompany.ordergateway.http;

import io.netty.buffer.ByteBuf;

/** The line before a chunk: hexadecimal digits, then perhaps extensions after a semicolon (RFC 9112, 7.1). */
final class ChunkSize {
    static final long MALFORMED = -1;
    /** Far above any size that is allowed, far below what overflows a long. */
    private static final int MOST_DIGITS = 8;

    private ChunkSize() {}

    /** The index after the digits of the line. */
    static int end(ByteBuf in, int start, int stop) {
        var semicolon = in.indexOf(start, stop, (byte) ';');
        return semicolon < 0 ? stop : semicolon;
    }

    /** The number in a range, or {@link #MALFORMED}: no sign, no prefix, no white space. */
    static long of(ByteBuf in, int start, int stop) {
        if (start == stop || stop - start > MOST_DIGITS) {
            return MALFORMED;
        }
        var size = 0L;
        for (var i = start; i < stop; i++) {
            var value = in.getByte(i);
            var digit = value < 0 ? -1 : Character.digit(value, 16);
            if (digit < 0) {
                return MALFORMED;
            }
            size = size * 16 + digit;
        }
        return size;
    }
}
