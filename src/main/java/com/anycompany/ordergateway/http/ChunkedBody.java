package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.Api;
import io.netty.buffer.ByteBuf;
import java.util.List;

/**
 * A body in chunks (RFC 9112, 7.1). Extensions and trailers are checked and dropped, so that what is passed on is framed
 * in one way only: nobody behind has to agree about them.
 */
final class ChunkedBody implements Body {
    /** Of all extensions of a body, and of one line with its size: nobody is known to send any (RFC 9112, 7.1.1). */
    static final int LARGEST_EXTENSIONS = 1024;

    private enum Expected {
        SIZE,
        DATA,
        END_OF_DATA,
        TRAILER
    }

    private final Trailers trailers = new Trailers();

    private Expected expected = Expected.SIZE;
    private int left;
    private int total;
    private int extensions;

    void reset() {
        expected = Expected.SIZE;
        left = 0;
        total = 0;
        extensions = 0;
        trailers.reset();
    }

    @Override
    public Progress pass(ByteBuf in, List<Object> out) {
        return switch (expected) {
            case SIZE -> size(in, out);
            case DATA -> data(in, out);
            case END_OF_DATA -> endOfData(in, out);
            case TRAILER -> trailers.pass(in, out);
        };
    }

    private Progress size(ByteBuf in, List<Object> out) {
        var start = in.readerIndex();
        var stop = Line.end(in, start);
        if (stop == Line.INCOMPLETE) {
            return in.readableBytes() > LARGEST_EXTENSIONS ? Progress.BAD_REQUEST : Progress.MORE;
        }
        if (stop == Line.MALFORMED) {
            return Progress.BAD_REQUEST;
        }
        var digitsEnd = ChunkSize.end(in, start, stop);
        var size = ChunkSize.of(in, start, digitsEnd);
        extensions += stop - digitsEnd;
        if (size == ChunkSize.MALFORMED || extensions > LARGEST_EXTENSIONS) {
            return Progress.BAD_REQUEST;
        }
        if (total + size > Api.LARGEST_BODY) {
            return Progress.CONTENT_TOO_LARGE;
        }
        begin((int) size);
        out.add(in.readRetainedSlice(digitsEnd - start));
        in.readerIndex(stop);
        out.add(in.readRetainedSlice(2));
        return Progress.MORE;
    }

    private void begin(int size) {
        left = size;
        total += size;
        expected = size == 0 ? Expected.TRAILER : Expected.DATA;
    }

    private Progress data(ByteBuf in, List<Object> out) {
        var length = Math.min(left, in.readableBytes());
        out.add(in.readRetainedSlice(length));
        left -= length;
        if (left == 0) {
            expected = Expected.END_OF_DATA;
        }
        return Progress.MORE;
    }

    private Progress endOfData(ByteBuf in, List<Object> out) {
        var start = in.readerIndex();
        var stop = Line.end(in, start);
        if (stop == start) {
            out.add(in.readRetainedSlice(2));
            expected = Expected.SIZE;
            return Progress.MORE;
        }
        return in.getByte(start) == '\r' && stop == Line.INCOMPLETE ? Progress.MORE : Progress.BAD_REQUEST;
    }
}
