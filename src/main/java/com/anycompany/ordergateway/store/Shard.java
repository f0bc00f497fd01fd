package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sink;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The part of the outbox index that an order with work left stands in, so that many may look for work without meeting,
 * and so that what waits for one sink alone can be left alone while that sink is down.
 *
 * @param kind {@code mixed}, the label of the one sink that is left, or {@code parked}
 */
public record Shard(String kind, int number) {
    /** How many shards there are of each kind: starting value of the design. */
    public static final int COUNT = 64;

    private static final String MIXED = "mixed";
    private static final String PARKED = "parked";

    /** Where an order with that outbox stands, if it has anything left to do or to decide. */
    public static Optional<Shard> of(OrderId id, Outbox outbox) {
        return switch (outbox) {
            case Outbox.Open open -> Optional.of(new Shard(kind(open), number(id)));
            case Outbox.Done done when done.parked() -> Optional.of(new Shard(PARKED, number(id)));
            case Outbox.Done done -> Optional.empty();
        };
    }

    /** Every shard in which work for one of {@code sinks} may stand, always in the same order. */
    public static List<Shard> allWithWorkFor(Set<Sink> sinks) {
        return all(Stream.concat(Stream.of(MIXED), sinks.stream().sorted().map(Sink::label)));
    }

    /** Every shard in which orders stand that have only parked entries left. */
    public static List<Shard> allParked() {
        return all(Stream.of(PARKED));
    }

    private static List<Shard> all(Stream<String> kinds) {
        return kinds.flatMap(kind -> IntStream.range(0, COUNT).mapToObj(number -> new Shard(kind, number)))
                .toList();
    }

    /** Whether all that stands in it waits for {@code sink} and for nobody else. */
    public boolean waitsOnlyFor(Sink sink) {
        return kind.equals(sink.label());
    }

    /** As it stands in the index: {@code mixed#07}. */
    public String key() {
        return kind + (number < 10 ? "#0" : "#") + number;
    }

    private static String kind(Outbox.Open open) {
        var sinks = open.pending().stream().map(OutboxEntry::sink).collect(Collectors.toSet());
        return sinks.size() == 1 ? sinks.iterator().next().label() : MIXED;
    }

    private static int number(OrderId id) {
        var hash = id.value().hashCode();
        return Math.floorMod(hash ^ (hash >>> 16), COUNT);
    }
}
