package com.anycompany.ordergateway.bench;

import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalInt;

/** Who has heard of which order, by its number. Safe for several threads. */
final class Heard {
    /** Every order's id: this, and its number. */
    static final String ID = "bench.";

    private final Map<Of, Orders> heard = new EnumMap<>(Of.class);

    private static final class Orders {
        private final BitSet known = new BitSet();
        private int times;
    }

    Heard() {
        Arrays.stream(Of.values()).forEach(what -> heard.put(what, new Orders()));
    }

    /** What can be heard. */
    enum Of {
        /** The caller was answered 200. */
        ACKNOWLEDGED,
        STORED,
        TOPIC,
        QUEUE,
        /** Nothing is left to tell, and the table says so. */
        FINISHED
    }

    /** The number of the order that {@code id} names; empty where it is none of ours. Throws if no number stands there. */
    static OptionalInt number(String id) {
        return id.startsWith(ID) ? OptionalInt.of(Integer.parseInt(id.substring(ID.length()))) : OptionalInt.empty();
    }

    /** Notes it, and says whether that is new. */
    synchronized boolean note(Of what, int order) {
        var orders = of(what);
        var fresh = !orders.known.get(order);
        orders.times++;
        orders.known.set(order);
        return fresh;
    }

    synchronized boolean knows(Of what, int order) {
        return of(what).known.get(order);
    }

    /** So many orders. */
    synchronized int count(Of what) {
        return of(what).known.cardinality();
    }

    /** So many acknowledged orders that {@code what} has not heard of. */
    synchronized int missing(Of what) {
        var missing = (BitSet) of(Of.ACKNOWLEDGED).known.clone();
        missing.andNot(of(what).known);
        return missing.cardinality();
    }

    /** So often what was known already. */
    synchronized int repeated(Of what) {
        return of(what).times - count(what);
    }

    private Orders of(Of what) {
        return Objects.requireNonNull(heard.get(what), what::name);
    }

    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "acknowledged %d, missing: store %d, topic %d, queue %d, finish %d",
                count(Of.ACKNOWLEDGED),
                missing(Of.STORED),
                missing(Of.TOPIC),
                missing(Of.QUEUE),
                missing(Of.FINISHED));
    }
}
