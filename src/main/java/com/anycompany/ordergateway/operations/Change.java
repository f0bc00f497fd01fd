package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.store.Outbox;
import java.time.Instant;

/** What an operator's wish comes to for one order, as it stands. */
sealed interface Change {
    /** The outbox becomes {@code next}; {@code words} says how. */
    record Write(Outbox next, String words) implements Change {}

    /** Somebody may be delivering it until {@code until}, so that it is left alone. */
    record Held(String owner, Instant until) implements Change {}

    /** There is nothing to change. */
    record Nothing(String why) implements Change {}
}
