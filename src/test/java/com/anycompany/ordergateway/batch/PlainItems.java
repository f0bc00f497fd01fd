package com.anycompany.ordergateway.batch;

/** A carrier of items that are their own keys, and all of one size. */
interface PlainItems<T> extends Carrier<T, T> {
    @Override
    default Object key(T item) {
        return item;
    }

    @Override
    default long size(T item) {
        return 1;
    }
}
