package com.anycompany.ordergateway.store;

/** How a write at birth ended, when it is known. */
public sealed interface Written {
    /** The order is stored, and it was this write that stored it. */
    record Stored() implements Written {}

    /** The id was taken; {@code by} is what stands there, which may be our own earlier attempt. */
    record Taken(StoredOrder by) implements Written {}
}
