package com.anycompany.ordergateway.store;

/** Where a walk through many items stands. What a key says is the store's own affair. */
public sealed interface Cursor {
    /** Nothing was read yet. */
    record Start() implements Cursor {}

    /** Everything up to {@code key} was read. */
    record After(String key) implements Cursor {}

    /** There is no more. */
    record End() implements Cursor {}
}
