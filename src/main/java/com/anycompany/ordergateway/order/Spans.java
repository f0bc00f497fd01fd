package com.anycompany.ordergateway.order;

import java.util.List;

/** Told of orders whose caller named a trace, for whoever shows that. */
public interface Spans {
    /** Tells nobody, at no cost. */
    Spans NONE = new Spans() {};

    /** Whether somebody listens: else nothing needs to be put together. */
    default boolean on() {
        return false;
    }

    /**
     * An order went {@code whole}, and within or after that {@code parts}, whose times are known by now. Must be quick,
     * take no lock for long and never throw.
     */
    default void tell(TraceContext caller, OrderId order, Step whole, List<Step> parts) {}
}
