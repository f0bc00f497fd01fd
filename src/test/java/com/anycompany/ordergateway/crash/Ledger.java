package com.anycompany.ordergateway.crash;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.LongAdder;

/** What callers posted, what they were promised, and what they met on the way. Safe for several threads. */
final class Ledger {
    private final Map<String, PostedOrder> posted = new ConcurrentHashMap<>();
    private final Map<String, String> receipts = new ConcurrentHashMap<>();
    private final Map<String, LongAdder> counts = new ConcurrentSkipListMap<>();
    private final Queue<String> faults = new ConcurrentLinkedQueue<>();

    void posted(PostedOrder order) {
        posted.put(order.id(), order);
    }

    /** Notes a receipt; every receipt of one order must be the same. */
    void acknowledged(PostedOrder order, String receipt) {
        var first = receipts.putIfAbsent(order.id(), receipt);
        if (first != null && !first.equals(receipt)) {
            fault(order.id() + " has two receipts: " + first + " and " + receipt);
        }
    }

    void count(String what) {
        counts.computeIfAbsent(what, unused -> new LongAdder()).increment();
    }

    long counted(String what) {
        var count = counts.get(what);
        return count == null ? 0 : count.sum();
    }

    /** Notes what must not happen. */
    void fault(String fault) {
        faults.add(fault);
    }

    int acknowledged() {
        return receipts.size();
    }

    Map<String, String> receipts() {
        return Map.copyOf(receipts);
    }

    Collection<PostedOrder> orders() {
        return List.copyOf(posted.values());
    }

    List<String> faults() {
        return List.copyOf(faults);
    }

    /** Everything that was counted. */
    Map<String, LongAdder> counts() {
        return counts;
    }
}
