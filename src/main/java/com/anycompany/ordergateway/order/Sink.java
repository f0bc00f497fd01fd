package com.anycompany.ordergateway.order;

import java.util.Locale;

/** Who hears of an order. */
public enum Sink {
    /** The topic: e-mail, SMS and push subscribers. */
    EVENT,
    /** The queue: deferred work such as logistics. */
    FULFILMENT,
    /** The mail to the customer. */
    CONFIRMATION;

    /** After so many sends of unknown outcome what is counted before sending is parked: never a flood. */
    public static final int MOST_UNKNOWN_SENDS = 3;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As it stands in the outbox and in answers: {@code event}, {@code fulfilment}, {@code confirmation}. */
    public String label() {
        return label;
    }

    /**
     * Whether a repeat is worse than a delay, so that each send is counted in the item before it starts: a person reads
     * every mail, a program drops a repeated event.
     */
    public boolean countedBeforeSending() {
        return this == CONFIRMATION;
    }
}
