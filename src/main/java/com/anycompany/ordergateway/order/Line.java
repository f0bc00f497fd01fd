package com.anycompany.ordergateway.order;

/** One line of an order: so many of an article, at a price each. */
public record Line(Article article, int quantity, Money unitPrice) {
    public static final int MOST = 9999;

    public Line {
        if (quantity < 1 || quantity > MOST) {
            throw new IllegalArgumentException("quantity: " + quantity + " (expected: 1.." + MOST + ")");
        }
    }

    /** What the whole line costs. */
    public Money total() {
        return unitPrice.times(quantity);
    }
}
