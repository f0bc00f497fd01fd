package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Receipt;
import com.anycompany.ordergateway.order.Sent;
import io.vertx.core.Future;
import java.util.List;

/** What became of a submission. */
public sealed interface Decision {
    /**
     * The order is stored, by this request.
     *
     * @param told completes, and never fails, with what became of the first round of its deliveries; with nothing where
     *     they are left to somebody else
     */
    record Accepted(Receipt receipt, Future<List<Sent>> told) implements Decision {}

    /** The same order was stored by an earlier request; this is its receipt. */
    record Replayed(Receipt receipt) implements Decision {}

    /** The content breaks the rules; nothing was stored. */
    record Invalid(List<Violation> violations) implements Decision {}

    /** The order id stands for another order, or for another caller's. */
    record IdConflict() implements Decision {}

    /** The idempotency key stands for another content. */
    record KeyReused() implements Decision {}

    /** It is certain that this request stored nothing, because of {@code why}. */
    record NotStored(OrderId orderId, Fault why) implements Decision {}

    /** Nobody can know whether it was stored: repeat with the same id or key. */
    record OutcomeUnknown(OrderId orderId) implements Decision {}
}
