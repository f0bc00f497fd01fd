package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.Api;
import io.netty.buffer.ByteBuf;

/**
 * Reads a head line by line, as its bytes come in, and lets it pass as a whole (RFC 9112, 2.1 to 5). The bytes of an
 * incomplete head stay where they are; a line is looked at once it is complete.
 */
final class HeadScanner {
    private enum Section {
        EMPTY_LINE,
        REQUEST_LINE,
        FIELDS
    }

    private final Head head = new Head();

    private Section section = Section.EMPTY_LINE;
    /** Where the next line begins, from the reader index. */
    private int next;
    /** Where the first field begins, from the reader index. */
    private int firstField;

    private int fields;

    /** Begins anew, with the next head. */
    void reset() {
        head.reset();
        section = Section.EMPTY_LINE;
        next = 0;
        firstField = 0;
        fields = 0;
    }

    Head head() {
        return head;
    }

    /** How many bytes the head has; known once it is complete. */
    int length() {
        return next;
    }

    /** Reads what is there; {@link Progress#HEAD} when the head is complete and in order. */
    Progress scan(ByteBuf in) {
        var progress = Progress.MORE;
        while (progress == Progress.MORE) {
            var start = in.readerIndex() + next;
            var stop = Line.end(in, start);
            if (stop == Line.MALFORMED) {
                return Progress.BAD_REQUEST;
            }
            if (stop == Line.INCOMPLETE) {
                return begin(in, start);
            }
            next = stop + 2 - in.readerIndex();
            progress = line(in, start, stop);
        }
        return progress;
    }

    private Progress begin(ByteBuf in, int start) {
        if (section != Section.FIELDS) {
            return RequestLine.begin(in, start);
        }
        return in.readableBytes() - firstField > Api.LARGEST_FIELDS ? Progress.HEADERS_TOO_LARGE : Progress.MORE;
    }

    private Progress line(ByteBuf in, int start, int stop) {
        return switch (section) {
            case EMPTY_LINE -> start == stop ? emptyLine() : requestLine(in, start, stop);
            case REQUEST_LINE -> requestLine(in, start, stop);
            case FIELDS -> start == stop ? head.complete() : field(in, start, stop);
        };
    }

    /** One empty line before a request is ignored: some clients send one too many after a body (RFC 9112, 2.2). */
    private Progress emptyLine() {
        section = Section.REQUEST_LINE;
        return Progress.MORE;
    }

    private Progress requestLine(ByteBuf in, int start, int stop) {
        section = Section.FIELDS;
        firstField = next;
        return RequestLine.read(in, start, stop, head);
    }

    private Progress field(ByteBuf in, int start, int stop) {
        fields++;
        if (fields > Api.MOST_FIELDS || next - firstField > Api.LARGEST_FIELDS) {
            return Progress.HEADERS_TOO_LARGE;
        }
        return FieldLine.read(in, start, stop, head);
    }
}
