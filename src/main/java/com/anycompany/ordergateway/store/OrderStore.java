package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.util.Optional;

/** Where orders are kept, as intake and readers see it. Futures complete on the context of the caller. */
public interface OrderStore {
    /**
     * Writes the order with its outbox inside, in one conditional write, unless the id is taken. Safe to repeat with the
     * same write token.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}. Its fault is ambiguous if the order
     * may have been stored by this call, whichever of its attempts that was; otherwise it is certain that it was not.
     */
    Future<Written> writeOnce(StoredOrder newborn, Deadline deadline);

    /**
     * The order as it stands, by a strongly consistent read.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}.
     */
    Future<Optional<StoredOrder>> find(OrderId id, Deadline deadline);
}
