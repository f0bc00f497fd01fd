package com.anycompany.ordergateway.app;

import java.time.Duration;

/** How the time of an invocation is shared out, so that nothing goes on when it is over. */
final class WorkTime {
    /** To write down what became of the last send, and to answer. */
    private static final Duration TO_END = Duration.ofSeconds(2);

    private WorkTime() {}

    /** How long sends may be begun; never less than half of what is left, or a short invocation would do nothing at all. */
    static Duration toBegin(Duration left, Duration longestSend) {
        var safe = left.minus(longestSend).minus(TO_END);
        var half = left.dividedBy(2);
        return safe.compareTo(half) > 0 ? safe : half;
    }
}
