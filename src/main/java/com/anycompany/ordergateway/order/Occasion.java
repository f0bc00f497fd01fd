package com.anycompany.ordergateway.order;

import java.util.Locale;

/** What happened to an order that others must hear of. */
public enum Occasion {
    PLACED;

    /** As it stands in the outbox: {@code placed}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }
}
