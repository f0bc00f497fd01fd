package com.anycompany.ordergateway.meters;

import java.util.List;

/** Under what everything is published. Times are in milliseconds unless the name says otherwise. */
final class Names {
    /** Orders posted, by {@link #OUTCOME}. */
    static final String ORDERS = "orders";

    /** Requests answered, by {@link #ROUTE}. */
    static final String REQUESTS = "requests";

    /** How long callers waited, by {@link #ROUTE}. */
    static final String REQUEST_LATENCY = "request.latency";

    /** Pieces of work that were tried on a dependency, by their ends; by {@code calls} it is the mean size of a batch. */
    static final String ATTEMPTS = "dependency.attempts";

    /** Those of them that were repeats. */
    static final String RETRIES = "dependency.retries";

    /** Calls on the wire. */
    static final String CALLS = "dependency.calls";

    /** Those of them that failed. */
    static final String FAILURES = "dependency.failures";

    /** How long calls took. */
    static final String CALL_LATENCY = "dependency.latency";

    /** 1 if a breaker let nothing through at any moment since the last look, else 0. */
    static final String BREAKER_OPEN = "breaker.open";

    /** Requests that may be under way at once, by {@link #KIND}. */
    static final String ADMISSION_LIMIT = "admission.limit";

    /** Requests that were at most since the last look, by {@link #KIND}. */
    static final String IN_FLIGHT = "admission.in-flight";

    /** Orders in the table of which somebody has still to be told. */
    static final String PENDING = "outbox.pending";

    /** For how many seconds the one that has waited longest for its next delivery has been due. */
    static final String OVERDUE = "outbox.overdue";

    /** How many seconds ago the oldest of them was accepted, however often its next delivery was put off. */
    static final String OLDEST = "outbox.oldest";

    /** Orders that wait for an operator. */
    static final String PARKED = "outbox.parked";

    /** Deliveries that a sink took, by {@link #SINK}. */
    static final String DELIVERIES = "deliveries";

    /** From the acceptance of an order until a sink took it, by {@link #SINK}. */
    static final String DELIVERY_LATENCY = "delivery.latency";

    /** Mails that were refused for good, by {@link #REASON}. */
    static final String MAILS_REFUSED = "mails.refused";

    /** By how much an event loop was late at most. */
    static final String LOOP_LAG = "loop.lag";

    /** Processes started: on Lambda, cold starts. */
    static final String STARTS = "starts";

    static final String OUTCOME = "outcome";
    static final String ROUTE = "route";
    static final String DEPENDENCY = "dependency";
    static final String KIND = "kind";
    static final String SINK = "sink";
    static final String REASON = "reason";

    static final List<Integer> USUAL_AND_WORST = List.of(50, 95, 99);
    static final List<Integer> MEDIAN_AND_WORST = List.of(50, 99);
    static final List<Integer> WORST = List.of(99);

    private Names() {}
}
