package com.anycompany.ordergateway.store;

/** How a fenced write to an outbox ended, when it is known. */
public sealed interface Recorded {
    /** The outbox now says what was to be recorded. */
    record Applied() implements Recorded {}

    /** Another epoch, or other entries pending: nothing was written; {@code now} is what stands there. */
    record Superseded(StoredOrder now) implements Recorded {}

    /** There is no such order. */
    record Gone() implements Recorded {}
}
