package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;

/** Orders whose writers left their outbox to {@link Lease#STREAM}. Futures complete on the context of the caller. */
@FunctionalInterface
public interface HandoverStore {
    /**
     * Takes over the outbox of such an order, if nobody has touched it since birth: raises the epoch to 2 and gives it to
     * {@code owner} until {@code until}. Empty if it was never left to the stream or somebody else was faster; a repeat of
     * what was applied finds it taken, so that whoever lost the answer waits for the lease to run out.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}; an ambiguous fault means that it may
     * have been applied.
     */
    Future<Optional<StoredOrder>> takeOver(OrderId id, String owner, Instant until, Deadline deadline);
}
