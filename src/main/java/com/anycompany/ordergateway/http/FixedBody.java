package com.anycompany.ordergateway.http;

import io.netty.buffer.ByteBuf;
import java.util.List;

/** A body of a declared length (RFC 9112, 6.2). */
final class FixedBody implements Body {
    private int left;

    void reset(int length) {
        left = length;
    }

    @Override
    public Progress pass(ByteBuf in, List<Object> out) {
        var length = Math.min(left, in.readableBytes());
        out.add(in.readRetainedSlice(length));
        left -= length;
        return left == 0 ? Progress.DONE : Progress.MORE;
    }
}
