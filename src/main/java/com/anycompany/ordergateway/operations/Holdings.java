package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.order.Sink;
import io.vertx.core.Future;
import java.util.Set;

/** What one sink holds, as far as it can be read. */
@FunctionalInterface
public interface Holdings {
    /** Reads it anew. Fails with {@link com.anycompany.ordergateway.fault.DependencyException} or as its source does. */
    Future<Held> read();

    /**
     * What was read.
     *
     * @param eventIds of the messages; a repeat counts once
     * @param complete whether that is all that the sink ever took; otherwise what is missing here proves nothing
     */
    record Held(Sink sink, Set<String> eventIds, boolean complete) {
        public Held {
            eventIds = Set.copyOf(eventIds);
        }
    }
}
