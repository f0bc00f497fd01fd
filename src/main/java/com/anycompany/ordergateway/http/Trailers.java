package com.anycompany.ordergateway.http;

import io.netty.buffer.ByteBuf;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The fields after the last chunk (RFC 9112, 7.1.2). They are dropped, as nothing here reads them; those that would change
 * how the request is framed, routed, authenticated or understood are refused (RFC 9110, 6.5.1).
 */
final class Trailers {
    static final int LARGEST = 4 * 1024;

    private static final Set<String> FORBIDDEN = Set.of(
            "authorization",
            "cache-control",
            "connection",
            "content-encoding",
            "content-length",
            "content-range",
            "content-type",
            "cookie",
            "expect",
            "host",
            "idempotency-key",
            "if-match",
            "if-none-match",
            "keep-alive",
            "max-forwards",
            "proxy-authorization",
            "range",
            "te",
            "trailer",
            "transfer-encoding",
            "upgrade",
            "x-request-id");

    private int size;

    void reset() {
        size = 0;
    }

    /** Drops one line; passes the empty one that ends the request. */
    Progress pass(ByteBuf in, List<Object> out) {
        var start = in.readerIndex();
        var stop = Line.end(in, start);
        if (stop == start) {
            out.add(in.readRetainedSlice(2));
            return Progress.DONE;
        }
        if (stop == Line.MALFORMED) {
            return Progress.BAD_REQUEST;
        }
        if (stop == Line.INCOMPLETE) {
            return size + in.readableBytes() > LARGEST ? Progress.HEADERS_TOO_LARGE : Progress.MORE;
        }
        size += stop + 2 - start;
        in.readerIndex(stop + 2);
        return size > LARGEST ? Progress.HEADERS_TOO_LARGE : check(in, start, stop);
    }

    private static Progress check(ByteBuf in, int start, int stop) {
        var colon = FieldLine.colon(in, start, stop);
        if (colon == FieldLine.MALFORMED) {
            return Progress.BAD_REQUEST;
        }
        var name = in.toString(start, colon - start, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        return FORBIDDEN.contains(name) ? Progress.BAD_REQUEST : Progress.MORE;
    }
}
