package com.anycompany.ordergateway.delivery;

import io.vertx.core.Future;

/** One sink, as delivery sees it. Futures complete on the context of the caller. */
@FunctionalInterface
public interface SinkPort {
    /**
     * Tells the sink. Safe to repeat only in the sense that the receiver can tell a repeat by the event id.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}; an ambiguous fault means that the sink
     * may have taken it.
     */
    Future<Outcome> send(Notice notice);
}
