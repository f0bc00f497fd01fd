package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.order.Occasion;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.DeliveryState;
import com.anycompany.ordergateway.store.StoredOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Holds what sinks hold, and what was answered 200, against one order after the other. Only those ids are kept in memory,
 * and each no longer than until its order was seen.
 *
 * <p>What sinks held before the scan began must be in the table, whatever happens meanwhile. What the table calls
 * delivered may have been so after they were read: that is only suspected, until they are read once more.
 */
final class Comparison {
    private final Map<Sink, Set<String>> unseen = new EnumMap<>(Sink.class);
    private final Set<Sink> complete = EnumSet.noneOf(Sink.class);
    private final Set<String> acknowledged;
    private final List<Suspect> suspects = new ArrayList<>();

    /** A delivery that no sink seems to hold. */
    private record Suspect(String orderId, OutboxEntry entry, String eventId) {}

    Comparison(Collection<Holdings.Held> before, Set<String> acknowledged) {
        this.acknowledged = new HashSet<>(acknowledged);
        for (var held : before) {
            unseen.computeIfAbsent(held.sink(), sink -> new HashSet<>()).addAll(held.eventIds());
            if (held.complete()) {
                complete.add(held.sink());
            }
        }
    }

    /** Takes one item into account. */
    void see(Scanned item) {
        acknowledged.remove(item.id());
        switch (item.reading()) {
            case Scanned.Whole(var order) -> see(order);
            case Scanned.Broken(var why) -> forget(item.id());
        }
    }

    private void see(StoredOrder order) {
        order.deliveries().forEach((entry, state) -> {
            var eventId = entry.eventId(order.order().id());
            var held = unseen(entry.sink()).remove(eventId);
            if (!held && complete.contains(entry.sink()) && state instanceof DeliveryState.Delivered) {
                suspects.add(new Suspect(order.order().id().value(), entry, eventId));
            }
        });
    }

    /** Nobody knows what such an item wanted, so nothing that is held of it is a phantom. */
    private void forget(String id) {
        for (var sink : unseen.keySet()) {
            for (var occasion : Occasion.values()) {
                unseen(sink).remove(id + "/" + new OutboxEntry(sink, occasion).name());
            }
        }
    }

    private Set<String> unseen(Sink sink) {
        return unseen.getOrDefault(sink, new HashSet<>());
    }

    /** Whether sinks must be read once more before {@link #gaps} can be told. */
    boolean suspects() {
        return !suspects.isEmpty();
    }

    /** What does not fit, once every item was seen; {@code after} is what sinks hold by then. */
    Stream<Gap> gaps(Collection<Holdings.Held> after) {
        return Stream.of(lost(after), phantoms(), notStored()).flatMap(gaps -> gaps);
    }

    private Stream<Gap> lost(Collection<Holdings.Held> after) {
        return suspects.stream()
                .filter(suspect -> after.stream()
                        .filter(held -> held.sink() == suspect.entry().sink())
                        .noneMatch(held -> held.eventIds().contains(suspect.eventId())))
                .map(suspect -> new Gap(
                        suspect.orderId(), Gap.Kind.LOST, suspect.entry().name() + " is delivered but not held"));
    }

    private Stream<Gap> phantoms() {
        return unseen.entrySet().stream()
                .flatMap(sink -> sink.getValue().stream()
                        .sorted()
                        .map(eventId -> new Gap(
                                orderId(eventId),
                                Gap.Kind.PHANTOM,
                                sink.getKey().label() + " holds " + eventId + ", which no stored order wants")));
    }

    private static String orderId(String eventId) {
        var slash = eventId.indexOf('/');
        return slash < 0 ? eventId : eventId.substring(0, slash);
    }

    private Stream<Gap> notStored() {
        return acknowledged.stream()
                .sorted()
                .map(id -> new Gap(id, Gap.Kind.NOT_STORED, "answered 200 but not in the table"));
    }
}
