package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.Api;
import io.netty.buffer.ByteBuf;

/**
 * What a head says about the framing of its request. Two statements about one thing are refused even where they agree
 * (RFC 9112, 6.1 to 6.3); nothing is guessed. Reused from request to request on its connection.
 */
final class Head {
    private static final long NO_LENGTH = -1;
    /** So many digits always fit a long. */
    private static final int MOST_DIGITS = 18;

    private boolean http10;
    private boolean host;
    private boolean chunked;
    private boolean expectsContinue;
    private boolean close;
    private long length = NO_LENGTH;

    void reset() {
        http10 = false;
        host = false;
        chunked = false;
        expectsContinue = false;
        close = false;
        length = NO_LENGTH;
    }

    /** The bytes of the body, when it is not chunked. */
    int length() {
        return (int) Math.max(0, length);
    }

    boolean chunked() {
        return chunked;
    }

    /** Whether the caller waits for 100 before it sends the body (RFC 9110, 10.1.1; of no meaning in HTTP/1.0). */
    boolean expectsContinue() {
        return expectsContinue && !http10;
    }

    /** Whether no request follows this one: HTTP/1.0 connections are not kept alive here. */
    boolean isLast() {
        return close || http10;
    }

    Progress isOfHttp10() {
        http10 = true;
        return Progress.MORE;
    }

    /** Takes note of one field, whose value is a range of {@code in}. */
    Progress field(FramingField field, ByteBuf in, int start, int stop) {
        return switch (field) {
            case HOST -> host(in, start, stop);
            case CONTENT_LENGTH -> contentLength(in, start, stop);
            case TRANSFER_ENCODING -> transferEncoding(in, start, stop);
            case EXPECT -> expect(in, start, stop);
            case CONNECTION -> connection(in, start, stop);
            case WEBSOCKET_KEY_1, WEBSOCKET_KEY_2 -> Progress.BAD_REQUEST;
            case OTHER -> Progress.MORE;
        };
    }

    /** What is to be said when all fields are known; {@link Progress#HEAD} when the head is in order. */
    Progress complete() {
        if (!host && !http10) {
            return Progress.BAD_REQUEST;
        }
        if (chunked && (http10 || length != NO_LENGTH)) {
            return Progress.BAD_REQUEST;
        }
        return length > Api.LARGEST_BODY ? Progress.CONTENT_TOO_LARGE : Progress.HEAD;
    }

    private Progress host(ByteBuf in, int start, int stop) {
        if (host || !HostValue.isValid(in, start, stop)) {
            return Progress.BAD_REQUEST;
        }
        host = true;
        return Progress.MORE;
    }

    private Progress contentLength(ByteBuf in, int start, int stop) {
        var digits = stop - start;
        if (length != NO_LENGTH
                || digits == 0
                || digits > MOST_DIGITS
                || !Characters.DIGITS.containsAll(in, start, stop)) {
            return Progress.BAD_REQUEST;
        }
        length = 0;
        for (var i = start; i < stop; i++) {
            length = length * 10 + (in.getByte(i) - '0');
        }
        return Progress.MORE;
    }

    private Progress transferEncoding(ByteBuf in, int start, int stop) {
        if (chunked || !Line.is("chunked", in, start, stop)) {
            return Progress.BAD_REQUEST;
        }
        chunked = true;
        return Progress.MORE;
    }

    private Progress expect(ByteBuf in, int start, int stop) {
        expectsContinue = Line.is("100-continue", in, start, stop);
        return expectsContinue ? Progress.MORE : Progress.BAD_REQUEST;
    }

    private Progress connection(ByteBuf in, int start, int stop) {
        for (var from = start; from <= stop; ) {
            var comma = in.indexOf(from, stop, (byte) ',');
            var end = comma < 0 ? stop : comma;
            var option = Line.trimStart(in, from, end);
            close |= Line.is("close", in, option, Line.trimEnd(in, option, end));
            from = end + 1;
        }
        return Progress.MORE;
    }
}
