package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.api.Health;
import com.anycompany.ordergateway.aws.Finding;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What was last found out about the dependencies, and whether the process is draining. Safe for several threads. */
final class StandingHealth implements Health {
    private volatile boolean ready = true;
    private final SortedMap<String, String> breakers = new ConcurrentSkipListMap<>();
    private volatile SortedMap<String, String> found = Collections.emptySortedMap();

    @Override
    public boolean ready() {
        return ready;
    }

    @Override
    public SortedMap<String, String> troubles() {
        var troubles = new TreeMap<>(breakers);
        troubles.putAll(found);
        return troubles;
    }

    /** From now on the process asks not to be sent anything new. */
    void drain() {
        ready = false;
    }

    /** Replaces what is known of the dependencies. */
    void found(List<Finding> findings) {
        var troubles = new TreeMap<String, String>();
        findings.stream()
                .filter(finding -> finding.state() != Finding.State.WELL)
                .forEach(finding -> troubles.put(finding.dependency(), finding.inWords()));
        found = Collections.unmodifiableSortedMap(troubles);
    }

    /** A breaker has opened, or calls go through again. */
    void breaker(String dependency, boolean open) {
        if (open) {
            breakers.put(dependency, "circuit breaker open");
        } else {
            breakers.remove(dependency);
        }
    }
}
