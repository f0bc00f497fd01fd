package com.anycompany.ordergateway.api;

import java.util.SortedMap;

/** How this process stands. Asked often and answered from memory. */
public interface Health {
    /**
     * Whether new requests are welcome. False only while draining or when something of our own is broken: a dependency
     * that is down for everybody is no reason to take everybody out of service.
     */
    boolean ready();

    /** What is known to be wrong with each dependency, in words; a dependency that is well is left out. */
    SortedMap<String, String> troubles();
}
