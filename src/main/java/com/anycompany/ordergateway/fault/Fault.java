package com.anycompany.ordergateway.fault;

/** How a call on a dependency failed, by what follows from it. */
public enum Fault {
    /**
     * We did not even try: the circuit breaker is open, the bulkhead or the queue before it is full, or the rate is used
     * up. Uses up no try, and repeating at once would meet the same.
     */
    HELD_BACK(Certainty.NOT_DONE, Cause.PASSING),
    /** The dependency refused before any work: too many requests. */
    THROTTLED(Certainty.NOT_DONE, Cause.PASSING),
    /** No connection could be had, so nothing was sent. */
    UNREACHABLE(Certainty.NOT_DONE, Cause.PASSING),
    /** No answer in time, or the connection broke after sending: it may have been done. */
    TIMEOUT(Certainty.UNKNOWN, Cause.PASSING),
    /** The dependency answered that it failed (5xx), or answered what nobody understands: it may have been done. */
    BROKEN(Certainty.UNKNOWN, Cause.PASSING),
    /** Our credentials or their rights do not suffice. */
    DENIED(Certainty.NOT_DONE, Cause.CONFIGURATION),
    /** The table, topic, queue or verified sender does not exist. */
    MISSING(Certainty.NOT_DONE, Cause.CONFIGURATION),
    /** The dependency refuses what we sent, for good. */
    INVALID(Certainty.NOT_DONE, Cause.REQUEST);

    private enum Certainty {
        NOT_DONE,
        UNKNOWN
    }

    private enum Cause {
        PASSING,
        CONFIGURATION,
        REQUEST
    }

    private final Certainty certainty;
    private final Cause cause;

    Fault(Certainty certainty, Cause cause) {
        this.certainty = certainty;
        this.cause = cause;
    }

    /** Whether the work may have been done although it failed. */
    public boolean ambiguous() {
        return certainty == Certainty.UNKNOWN;
    }

    /** Whether the same call may succeed later without anybody doing anything. */
    public boolean passing() {
        return cause == Cause.PASSING;
    }

    /** Whether the dependency itself is in trouble, so that other calls on it are likely to fail too. */
    public boolean trouble() {
        return switch (this) {
            case UNREACHABLE, TIMEOUT, BROKEN, DENIED, MISSING -> true;
            case HELD_BACK, THROTTLED, INVALID -> false;
        };
    }

    /** Whether repeating the call at once may help. */
    public boolean worthRepeating() {
        return passing() && this != HELD_BACK;
    }

    /** Whether a person must put something right: rights, a name, a verification. */
    public boolean configuration() {
        return cause == Cause.CONFIGURATION;
    }
}
