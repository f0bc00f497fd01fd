package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Receipt;
import java.util.List;

/** What became of a submission. */
public sealed interface Decision {
    /** The order is stored, by this request. */
    record Accepted(Receipt receipt) implements Decision {}

    /** The same order was stored by an earlier request; this is its receipt. */
    record Replayed(Receipt receipt) implements Decision {}

    /** The content breaks the rules; nothing was stored. */
    record Invalid(List<Violation> violations) implements Decision {}

    /** The order id stands for another order, or for another caller's. */
    record IdConflict() implements Decision {}

    /** The idempotency key stands for another content. */
    record KeyReused() implements Decision {}

    /** It is certain that this request stored nothing. */
    record NotStored(OrderId orderId) implements Decision {}

    /** Nobody can know whether it was stored: repeat with the same id or key. */
    record OutcomeUnknown(OrderId orderId) implements Decision {}
}
