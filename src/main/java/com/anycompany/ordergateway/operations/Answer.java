package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.order.OrderId;

/**
 * What became of an operator's wish for one order.
 *
 * @param changed whether the order is now as wished
 */
public record Answer(OrderId id, boolean changed, String words) {
    /** In one line. */
    public String inWords() {
        return id + " " + words;
    }
}
