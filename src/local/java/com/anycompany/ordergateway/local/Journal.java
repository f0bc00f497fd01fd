package com.anycompany.ordergateway.local;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** What a service took, newest last: a count of everything and the latest so many records. Safe for several threads. */
public final class Journal<T> {
    private final int most;
    private final Deque<T> latest = new ArrayDeque<>();
    private long total;

    public Journal(int most) {
        this.most = most;
    }

    public synchronized void add(T record) {
        total++;
        latest.addLast(record);
        if (latest.size() > most) {
            latest.removeFirst();
        }
    }

    public synchronized List<T> latest() {
        return List.copyOf(latest);
    }

    public synchronized long total() {
        return total;
    }

    public synchronized void clear() {
        total = 0;
        latest.clear();
    }
}
