package com.anycompany.ordergateway.operations;

import java.util.Locale;

/** One thing that is not as it should be, with one order. */
public record Gap(String orderId, Kind kind, String words) {
    /** What kind of thing. */
    public enum Kind {
        /** The item cannot be read as an order. */
        UNREADABLE,
        /** {@code pending}, {@code outbox_shard} and {@code due_at} do not stand together. */
        INDEX,
        /** What is pending, what ended and what was wanted do not fit together. */
        INCONSISTENT,
        /** Work is due and nobody delivers it. */
        OVERDUE,
        /** We gave up; an operator decides. */
        PARKED,
        /** A mail was sent more often than allowed. */
        FLOOD,
        /** Something is pending although all should be told. */
        UNSETTLED,
        /** The table says delivered, the sink does not hold it. */
        LOST,
        /** The sink holds it, the table knows nothing of it. */
        PHANTOM,
        /** It was answered 200 and is not stored. */
        NOT_STORED;

        /** As it is printed. */
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** In one line. */
    public String inWords() {
        return "gap " + orderId + " " + kind.label() + ": " + words;
    }
}
