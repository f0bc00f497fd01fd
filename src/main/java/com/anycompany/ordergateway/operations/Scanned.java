package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.store.StoredOrder;

/**
 * One item of the table.
 *
 * @param id its key, whatever that looks like
 */
public record Scanned(String id, Marks marks, Reading reading) {
    /**
     * The attributes that put an item into the index of outboxes.
     *
     * @param pending whether it has {@code pending}
     * @param shard its {@code outbox_shard}; empty if it has none
     * @param dueAt whether it has {@code due_at}
     */
    public record Marks(boolean pending, String shard, boolean dueAt) {}

    /** What it says as a whole. */
    public sealed interface Reading {}

    /** It is an order. */
    public record Whole(StoredOrder order) implements Reading {}

    /** It cannot be read as an order. */
    public record Broken(String why) implements Reading {}
}
