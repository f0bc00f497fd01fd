package com.anycompany.ordergateway.store;

import java.time.Instant;

/**
 * Who may tell what is pending, and until when.
 *
 * @param epoch raised by every claim and by every write that adds work; a writer that holds an older one is stale
 * @param dueAt from here on anybody may claim
 */
public record Lease(String owner, long epoch, Instant dueAt) {
    /** Instead of an owner: the first lease belongs to whoever reads the table's stream and takes it over. */
    public static final String STREAM = "stream";

    /** The first lease of an order: its writer's own. */
    public static Lease atBirth(String owner, Instant dueAt) {
        return new Lease(owner, 1, dueAt);
    }

    /** Whether it still is {@code owner}'s first lease, unexpired at {@code now}: nobody else can have begun. */
    public boolean untouchedSinceBirth(String owner, Instant now) {
        return epoch == 1 && this.owner.equals(owner) && now.isBefore(dueAt);
    }
}
