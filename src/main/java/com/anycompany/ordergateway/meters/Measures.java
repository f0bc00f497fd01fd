package com.anycompany.ordergateway.meters;

import com.anycompany.ordergateway.api.RequestMeters;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.resilience.AdaptiveAdmission;
import com.anycompany.ordergateway.resilience.Breaker;
import com.anycompany.ordergateway.resilience.CallMeters;
import com.anycompany.ordergateway.telemetry.Publication;
import java.time.Duration;

/** Where the composition root gets, for each part of the gateway, what that part tells of itself. */
public interface Measures {
    /** Nothing is measured, at no cost. */
    Measures NONE = new Measures() {};

    /** For the table of endpoints, with the page of {@code publication} if it has one. */
    default RequestMeters requests(Publication publication) {
        return RequestMeters.NONE;
    }

    /** For the calls on one dependency, by its name. */
    default CallMeters calls(String dependency) {
        return CallMeters.NONE;
    }

    /** Tells {@code next} too, and is itself told of breakers. */
    default Breaker.Watcher breakers(Breaker.Watcher next) {
        return next;
    }

    /** {@code port}, with what it takes and refuses counted. */
    default SinkPort sink(Sink sink, SinkPort port) {
        return port;
    }

    /** Shows how much is let in. */
    default void admission(AdaptiveAdmission admission) {}

    /** What was found in the table: an order due for {@code overdue} at most, and one accepted so long ago. */
    default void outbox(long pending, Duration overdue, Duration oldest, long parked) {}

    /** The table could not be looked at: of what was found there before, nothing is shown any more. */
    default void outboxUnseen() {}

    /** An event loop did something so much later than it was to. */
    default void loopLag(Duration late) {}
}
