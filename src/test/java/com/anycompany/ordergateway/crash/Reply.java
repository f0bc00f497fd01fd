package com.anycompany.ordergateway.crash;

import java.time.Duration;
import java.util.Map;

/** What came of one request. */
public sealed interface Reply {
    /** An answer came. Names of headers are in lower case. */
    record Answered(int status, Map<String, String> headers, String body) implements Reply {
        /** Whether nothing more may be asked on the connection. */
        public boolean last() {
            return "close".equals(headers.get("connection"));
        }

        /** Whether the order was stored before. */
        public boolean replayed() {
            return headers.containsKey("idempotent-replayed");
        }
    }

    /**
     * No answer came.
     *
     * @param idle how long the connection had been silent when the request was sent; zero for its first request
     */
    record Lost(Loss loss, Duration idle) implements Reply {}

    /** How an answer can fail to come. */
    enum Loss {
        /** Nobody listens there. */
        REFUSED,
        /** The other end threw the connection away. */
        RESET,
        /** The other end closed in order, but did not answer. */
        ENDED,
        /** Nothing came in time. */
        SILENT
    }
}
