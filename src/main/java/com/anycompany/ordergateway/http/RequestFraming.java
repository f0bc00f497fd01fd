package com.anycompany.ordergateway.http;

import io.netty.buffer.ByteBuf;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Follows the bytes of a connection through one request after another: a head, then no body, one of a fixed length, or one
 * in chunks (RFC 9112, 6.3). What it lets pass has one meaning only. One per connection.
 */
final class RequestFraming {
    private final HeadScanner heads = new HeadScanner();
    private final FixedBody fixed = new FixedBody();
    private final ChunkedBody chunked = new ChunkedBody();

    private @Nullable Body body;

    /** What the head of the request said; of meaning once it has passed. */
    Head head() {
        return heads.head();
    }

    /**
     * Takes one step, moving what may pass from {@code in} to {@code out}. {@link Progress#MORE} and
     * {@link Progress#HEAD} say to call it again, if need be with more bytes.
     */
    Progress pass(ByteBuf in, List<Object> out) {
        return body == null ? head(in, out) : body.pass(in, out);
    }

    /** Whether the head has passed and the body not yet. */
    boolean inBody() {
        return body != null;
    }

    /** Begins the next request. */
    void reset() {
        heads.reset();
        body = null;
    }

    private Progress head(ByteBuf in, List<Object> out) {
        var progress = heads.scan(in);
        if (progress != Progress.HEAD) {
            return progress;
        }
        out.add(in.readRetainedSlice(heads.length()));
        if (head().chunked()) {
            chunked.reset();
            body = chunked;
            return Progress.HEAD;
        }
        fixed.reset(head().length());
        body = fixed;
        return head().length() == 0 ? Progress.DONE : Progress.HEAD;
    }
}
