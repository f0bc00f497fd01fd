package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;

/** One sink, as delivery sees it. Futures complete on the context of the caller. */
@FunctionalInterface
public interface SinkPort {
    /**
     * Tells the sink, unless that cannot begin by {@code begunBy}. Safe to repeat only in the sense that the receiver can tell a repeat by the event id.
     *
     * <p>Fails with {@link com.anycompany.ordergateway.fault.DependencyException}; an ambiguous fault means that the sink
     * may have taken it, and {@link com.anycompany.ordergateway.fault.Fault#HELD_BACK} that nothing was begun.
     */
    Future<Outcome> send(Notice notice, Deadline begunBy);

    /** Whether the sink is known to be in trouble, so that every send would be held back now. */
    default boolean shut() {
        return false;
    }
}
