package com.anycompany.ordergateway.aws;

import java.time.Duration;

/**
 * How long one call on one service may take, and how many at once.
 *
 * @param attempt after which the SDK cancels the call, connection included
 * @param connections at most open at once
 * @param waiting at most waiting for a connection
 * @param acquire how long a call waits for a connection
 */
public record CallLimits(Duration attempt, int connections, int waiting, Duration acquire) {
    public CallLimits {
        if (connections < 1 || waiting < 1) {
            throw new IllegalArgumentException(
                    "connections: " + connections + ", waiting: " + waiting + " (expected: >= 1)");
        }
    }
}
