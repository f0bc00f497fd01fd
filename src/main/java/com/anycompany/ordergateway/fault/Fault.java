package com.anycompany.ordergateway.fault;

/** How a call on a dependency failed, by what follows from it. */
public enum Fault {
    /** Refused before any work: too many requests, a breaker open, a bulkhead full. Certainly not done; later may work. */
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

    /** Whether the same call may succeed a moment later without anybody doing anything. */
    public boolean passing() {
        return cause == Cause.PASSING;
    }

    /** Whether a person must put something right: rights, a name, a verification. */
    public boolean configuration() {
        return cause == Cause.CONFIGURATION;
    }
}
