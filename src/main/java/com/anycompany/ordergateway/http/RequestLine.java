package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.Api;
import io.netty.buffer.ByteBuf;

/**
 * The first line of a request: one method, one space, a target in origin form, one space, {@code HTTP/1.1} or
 * {@code HTTP/1.0} (RFC 9112, 3). The other forms of a target are for proxies, for CONNECT and for {@code OPTIONS *},
 * none of which is served here.
 */
final class RequestLine {
    private static final int LONGEST = Api.LONGEST_METHOD + Api.LONGEST_TARGET + " ".length() + " HTTP/1.1".length();

    private RequestLine() {}

    /** What is to be said of a line of which only the beginning is there yet. */
    static Progress begin(ByteBuf in, int start) {
        var present = in.writerIndex() - start;
        if (present <= LONGEST) {
            return Progress.MORE;
        }
        return methodEnd(in, start, in.writerIndex()) < 0 ? Progress.BAD_REQUEST : Progress.URI_TOO_LONG;
    }

    /** Reads the whole line; {@link Progress#MORE} when it is in order. */
    static Progress read(ByteBuf in, int start, int stop, Head head) {
        var methodEnd = methodEnd(in, start, stop);
        if (methodEnd < 0) {
            return Progress.BAD_REQUEST;
        }
        var target = methodEnd + 1;
        var targetEnd = in.indexOf(target, stop, (byte) ' ');
        var longest = targetEnd < 0 ? stop : targetEnd;
        if (longest - target > Api.LONGEST_TARGET) {
            return Progress.URI_TOO_LONG;
        }
        if (targetEnd <= target || in.getByte(target) != '/' || !Characters.TARGET.containsAll(in, target, targetEnd)) {
            return Progress.BAD_REQUEST;
        }
        return version(in, targetEnd + 1, stop, head);
    }

    /** The index of the space after a well-formed method, else -1. */
    private static int methodEnd(ByteBuf in, int start, int stop) {
        var space = in.indexOf(start, Math.min(stop, start + Api.LONGEST_METHOD + 1), (byte) ' ');
        return space > start && Characters.TOKEN.containsAll(in, start, space) ? space : -1;
    }

    private static Progress version(ByteBuf in, int start, int stop, Head head) {
        if (stop - start != "HTTP/1.1".length()) {
            return Progress.BAD_REQUEST;
        }
        for (var i = 0; i < "HTTP/1.".length(); i++) {
            if (in.getByte(start + i) != "HTTP/1.".charAt(i)) {
                return Progress.BAD_REQUEST;
            }
        }
        return switch (in.getByte(stop - 1)) {
            case '1' -> Progress.MORE;
            case '0' -> head.isOfHttp10();
            default -> Progress.BAD_REQUEST;
        };
    }
}
