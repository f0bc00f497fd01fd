package com.anycompany.ordergateway.order;

import java.util.Locale;

/** How an outbox entry ended without being delivered. */
public record Closed(Ending ending, String reason) {
    /** The two ways. */
    public enum Ending {
        /** The sink refused it for good. */
        SKIPPED,
        /** We gave up; an operator can put it back. */
        PARKED;

        /** As it stands in the table and in answers: {@code skipped}, {@code parked}. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The recipient is not verified and the account is still in the SES sandbox. */
    public static final Closed RECIPIENT_NOT_VERIFIED = new Closed(Ending.SKIPPED, "recipient-not-verified");

    /** The sink says that the message itself can never be taken. */
    public static final Closed REFUSED = new Closed(Ending.SKIPPED, "refused");

    /** As many sends as we allow ended without a known outcome. */
    public static final Closed UNKNOWN_OUTCOMES = new Closed(Ending.PARKED, "unknown-outcomes");

    /** It failed too often for too long. */
    public static final Closed UNDELIVERABLE = new Closed(Ending.PARKED, "undeliverable");

    /** An operator took it out of what is delivered. */
    public static final Closed BY_OPERATOR = new Closed(Ending.PARKED, "by-operator");

    /** Whether an operator can put it back. */
    public boolean parked() {
        return ending == Ending.PARKED;
    }
}
