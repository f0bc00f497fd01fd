package com.anycompany.ordergateway.api;

import java.util.SortedMap;
import java.util.TreeMap;

/** Health that a test sets. */
final class TestHealth implements Health {
    boolean ready = true;
    final TreeMap<String, String> troubles = new TreeMap<>();

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public SortedMap<String, String> troubles() {
        return troubles;
    }
}
