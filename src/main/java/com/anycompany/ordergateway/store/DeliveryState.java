package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;

/** How one delivery of one order stands. */
public sealed interface DeliveryState {
    /** Not told yet, and nothing went wrong so far. */
    record Pending() implements DeliveryState {}

    /** Not told yet: the last attempt failed so. */
    record Failing(Fault fault) implements DeliveryState {}

    /** The sink took it. */
    record Delivered() implements DeliveryState {}

    /** It ended otherwise: skipped or parked. */
    record Ended(Closed how) implements DeliveryState {}
}
