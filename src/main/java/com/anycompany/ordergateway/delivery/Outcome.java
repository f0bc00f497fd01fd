package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.order.Closed;

/** How one send ended, when that is known for good. What may still succeed is a failed future instead. */
public sealed interface Outcome {
    /** The sink took it. */
    record Delivered() implements Outcome {}

    /** The sink refuses it for good: a repeat would be refused too. */
    record Refused(Closed how) implements Outcome {}
}
