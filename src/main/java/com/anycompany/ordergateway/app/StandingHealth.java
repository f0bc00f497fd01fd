package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.api.Health;
import com.anycompany.ordergateway.aws.Finding;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What was last found out about the dependencies, and whether the process is draining. Safe for several threads. */
final class StandingHealth implements Health {
    private volatile boolean ready = true;
    private volatile SortedMap<String, String> troubles = Collections.emptySortedMap();

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public SortedMap<String, String> troubles() {
        return troubles;
    }

    /** From now on the process asks not to be sent anything new. */
    void drain() {
        ready = false;
    }

    /** Replaces what is known of the dependencies. */
    void found(List<Finding> findings) {
        var found = new TreeMap<String, String>();
        findings.stream()
                .filter(finding -> finding.state() != Finding.State.WELL)
                .forEach(finding -> found.put(finding.dependency(), finding.inWords()));
        troubles = Collections.unmodifiableSortedMap(found);
    }
}
