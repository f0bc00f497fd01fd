package com.anycompany.ordergateway.order;

import java.util.Locale;

/** What happened to an order that others must hear of. */
public enum Occasion {
    PLACED;

    private final String label = name().toLowerCase(Locale.ROOT);

    /** As it stands in the outbox: {@code placed}. */
    public String label() {
        return label;
    }
}
