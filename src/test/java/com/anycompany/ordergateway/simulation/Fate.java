package com.anycompany.ordergateway.simulation;

import java.util.Locale;

/** What becomes of one call on the wire. */
enum Fate {
    /** It is done and answered. */
    WELL(Seen.ANSWERED),
    /** Done and answered, but late: perhaps after its caller gave up. */
    SLOW(Seen.ANSWERED),
    /** Done twice, and answered once: something between us repeated it. */
    TWICE(Seen.ANSWERED),
    /** It never arrives, and nothing comes back. */
    LOST_REQUEST(Seen.UNKNOWN),
    /** It is done, and nothing comes back. */
    LOST_ANSWER(Seen.UNKNOWN),
    /** It is done long after its caller gave up. */
    DONE_LATE(Seen.UNKNOWN),
    /** The connection breaks before it arrives. */
    RESET(Seen.UNKNOWN),
    /** The connection breaks after it is done. */
    RESET_WHEN_DONE(Seen.UNKNOWN),
    /** The service fails and has done nothing. */
    BROKEN(Seen.UNKNOWN),
    /** The service fails and has done it all the same. */
    BROKEN_WHEN_DONE(Seen.UNKNOWN),
    /** Too many calls. */
    THROTTLED(Seen.REFUSED),
    /** Nobody listens. */
    UNREACHABLE(Seen.REFUSED),
    /** Our own pool has no connection free. */
    NO_CONNECTION(Seen.REFUSED),
    /** Our rights do not suffice. */
    DENIED(Seen.REFUSED),
    /** What is named does not exist. */
    MISSING(Seen.REFUSED),
    /** What was sent is refused for good. */
    INVALID(Seen.REFUSED),
    /** The mail service does not know the sender (any more). */
    SENDER_UNVERIFIED(Seen.REFUSED);

    private final Seen seen;

    /** What its caller can know of a call. */
    enum Seen {
        /** There was an answer. */
        ANSWERED,
        /** It was certainly not done. */
        REFUSED,
        /** It may have been done. */
        UNKNOWN
    }

    Fate(Seen seen) {
        this.seen = seen;
    }

    /** What a caller with enough patience can know. */
    Seen seen() {
        return seen;
    }

    /** Whether the same call may succeed a moment later. */
    boolean mayBeRepeated() {
        return switch (this) {
            case DENIED, MISSING, INVALID, SENDER_UNVERIFIED -> false;
            default -> true;
        };
    }

    /** As reports name it. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
