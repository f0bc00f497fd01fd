package com.anycompany.ordergateway.http;

import io.netty.buffer.ByteBuf;
import java.util.List;

/** The body of the request that is being read. */
sealed interface Body permits FixedBody, ChunkedBody {
    /**
     * Takes one step: moves the bytes that belong to it from {@code in} to {@code out}, as slices. {@link Progress#MORE}
     * says to call it again, if need be with more bytes.
     */
    Progress pass(ByteBuf in, List<Object> out);
}
