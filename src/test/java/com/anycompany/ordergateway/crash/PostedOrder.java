package com.anycompany.ordergateway.crash;

import java.math.BigDecimal;
import java.util.random.RandomGenerator;

/** An order as a caller posts it, the same bytes at every repeat. */
record PostedOrder(String id, String product, BigDecimal price) {
    private static final int MOST_CENTS = 1_000_000;

    static PostedOrder drawn(String id, RandomGenerator random) {
        var cents = random.nextInt(1, MOST_CENTS);
        return new PostedOrder(id, "Écran " + cents, BigDecimal.valueOf(cents, 2));
    }

    String json() {
        return "{\"order_id\":\"%s\",\"product\":\"%s\",\"price\":%s}".formatted(id, product, price);
    }
}
