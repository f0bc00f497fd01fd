package com.anycompany.ordergateway.order;

/** Who sent a request: the owner of what it creates. Without authentication everybody is {@link #ANONYMOUS}. */
public record Caller(String name) {
    public static final Caller ANONYMOUS = new Caller("anonymous");

    public Caller {
        if (name.isEmpty()) {
            throw new IllegalArgumentException("caller: empty (expected: a name)");
        }
    }
}
