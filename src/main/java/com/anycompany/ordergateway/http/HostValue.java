package com.anycompany.ordergateway.http;

import io.netty.buffer.ByteBuf;

/** The value of {@code Host}: a name or an address, and perhaps a port (RFC 9110, 7.2; RFC 3986, 3.2.2 and 3.2.3). */
final class HostValue {
    private HostValue() {}

    static boolean isValid(ByteBuf in, int start, int stop) {
        if (start == stop) {
            return false;
        }
        var end = in.getByte(start) == '[' ? literalEnd(in, start, stop) : nameEnd(in, start, stop);
        return end > start && (end == stop || isPort(in, end, stop));
    }

    /** The index after the closing bracket of an IPv6 address; {@code start} when it is none. */
    private static int literalEnd(ByteBuf in, int start, int stop) {
        for (var i = start + 1; i < stop; i++) {
            var value = in.getByte(i);
            if (value == ']' && i > start + 1) {
                return i + 1;
            }
            if (Character.digit(value, 16) < 0 && value != ':' && value != '.') {
                return start;
            }
        }
        return start;
    }

    private static int nameEnd(ByteBuf in, int start, int stop) {
        var end = in.forEachByte(start, stop - start, Characters.HOST);
        return end < 0 ? stop : end;
    }

    private static boolean isPort(ByteBuf in, int colon, int stop) {
        return in.getByte(colon) == ':'
                && stop - colon <= ":65535".length()
                && Characters.DIGITS.containsAll(in, colon + 1, stop);
    }
}
