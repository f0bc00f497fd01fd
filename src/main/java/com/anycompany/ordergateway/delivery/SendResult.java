package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.fault.Fault;

/** What became of one entry in one round of sending. */
sealed interface SendResult {
    /** It ended, well or otherwise. */
    record Ended(Outcome outcome) implements SendResult {}

    /** It failed and may be tried again. */
    record Failed(Fault fault) implements SendResult {}

    /** It was not begun, since the lease would not have lasted. */
    record NotBegun() implements SendResult {}
}
