package com.anycompany.ordergateway.local;

import java.time.Duration;

/** One way in which a call on AWS goes wrong at the front door. */
public sealed interface Failure {
    /**
     * The call is refused in the service's own form and not carried out.
     *
     * @param awsCode without prefix, as {@code ThrottlingException}
     */
    record Refuse(int status, String awsCode) implements Failure {
        public Refuse {
            if (status < 400 || status > 599) {
                throw new IllegalArgumentException("status: " + status + " (expected: 400..599)");
            }
        }
    }

    /** Nothing is carried out, and there is no answer; the connection ends when the service is healed. */
    record Silent() implements Failure {}

    /** The call is carried out, then the connection ends without an answer. */
    record DropAnswer() implements Failure {}

    /** The connection ends at once; nothing is carried out. */
    record Reset() implements Failure {}

    /** The call is carried out this much later, even if its caller has given up by then. */
    record Delay(Duration length) implements Failure {
        public Delay {
            if (!length.isPositive()) {
                throw new IllegalArgumentException("length: " + length + " (expected: > 0)");
            }
        }
    }
}
