package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.store.Cursor;
import com.anycompany.ordergateway.store.Page;
import io.vertx.core.Future;

/** Every item of the table, also what nobody can read. Futures complete on the context of the caller. */
@FunctionalInterface
public interface TableScan {
    /**
     * The items from {@code from} on, by strongly consistent reads. No snapshot: what was stored before the scan began is
     * seen, what is stored meanwhile may be.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}.
     */
    Future<Page<Scanned>> page(Cursor from);
}
