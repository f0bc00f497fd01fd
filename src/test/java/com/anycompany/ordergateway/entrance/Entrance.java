package com.anycompany.ordergateway.entrance;

/** A way in. */
public interface Entrance extends AutoCloseable {
    /** The answer to {@code request}. */
    Reply ask(Request request);

    @Override
    void close();
}
