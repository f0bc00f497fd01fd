package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Rfc3339;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What is wrong with one item by itself: pure.
 *
 * @param overdueBefore what was due before that should have been delivered long ago
 * @param settled whether nothing may be pending any more
 */
record ItemCheck(Instant overdueBefore, boolean settled) {
    private static final String PARKED = "parked#";

    List<Gap> gaps(Scanned item) {
        var gaps = new ArrayList<Gap>();
        marks(item).forEach(words -> gaps.add(new Gap(item.id(), Gap.Kind.INDEX, words)));
        switch (item.reading()) {
            case Scanned.Broken(var why) -> gaps.add(new Gap(item.id(), Gap.Kind.UNREADABLE, why));
            case Scanned.Whole(var order) -> {
                if (gaps.isEmpty()) {
                    shard(item, order).forEach(gaps::add);
                }
                outbox(order).forEach(gaps::add);
            }
        }
        return gaps;
    }

    private static Stream<String> marks(Scanned item) {
        var marks = item.marks();
        var words = new ArrayList<String>();
        if (marks.pending() && marks.shard().isEmpty()) {
            words.add("pending without outbox_shard: no relay finds it");
        }
        if (marks.pending() && !marks.dueAt()) {
            words.add("pending without due_at: no relay finds it");
        }
        if (!marks.pending() && !marks.shard().isEmpty() && !marks.shard().startsWith(PARKED)) {
            words.add("outbox_shard " + marks.shard() + " without pending");
        }
        if (!marks.pending() && marks.shard().isEmpty() && marks.dueAt()) {
            words.add("due_at without pending");
        }
        return words.stream();
    }

    private static Stream<Gap> shard(Scanned item, StoredOrder order) {
        var expected =
                Shard.of(order.order().id(), order.outbox()).map(Shard::key).orElse("");
        var actual = item.marks().shard();
        return actual.equals(expected)
                ? Stream.empty()
                : Stream.of(new Gap(
                        item.id(), Gap.Kind.INDEX, "outbox_shard '" + actual + "' (expected: '" + expected + "')"));
    }

    private Stream<Gap> outbox(StoredOrder order) {
        return Stream.of(inconsistent(order), parked(order), late(order)).flatMap(gaps -> gaps);
    }

    private static Stream<Gap> inconsistent(StoredOrder order) {
        var pending = order.outbox().pending();
        var closed = order.outbox().closed().keySet();
        var wanted = order.birth().wanted();
        var unwanted = Stream.concat(pending.stream(), closed.stream())
                .filter(entry -> !wanted.contains(entry))
                .collect(Collectors.toCollection(TreeSet::new));
        var both = pending.stream().filter(closed::contains).collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(
                unwanted.stream().map(entry -> gap(order, Gap.Kind.INCONSISTENT, entry.name() + " was never wanted")),
                both.stream()
                        .map(entry ->
                                gap(order, Gap.Kind.INCONSISTENT, entry.name() + " is pending and has ended as well")));
    }

    private static Stream<Gap> parked(StoredOrder order) {
        return order.outbox().closed().entrySet().stream()
                .filter(closed -> closed.getValue().parked())
                .map(closed -> gap(order, Gap.Kind.PARKED, closed.getKey().name() + " " + reason(closed.getValue())));
    }

    private static String reason(Closed closed) {
        return "(" + closed.reason() + ")";
    }

    private Stream<Gap> late(StoredOrder order) {
        if (!(order.outbox() instanceof Outbox.Open open)) {
            return Stream.empty();
        }
        var gaps = new ArrayList<Gap>();
        var dueAt = open.lease().dueAt();
        if (dueAt.isBefore(overdueBefore)) {
            gaps.add(gap(
                    order, Gap.Kind.OVERDUE, OutboxEntry.names(open.pending()) + " due since " + Rfc3339.of(dueAt)));
        } else if (settled) {
            gaps.add(
                    gap(order, Gap.Kind.UNSETTLED, OutboxEntry.names(open.pending()) + " due at " + Rfc3339.of(dueAt)));
        }
        open.tries().forEach((entry, tries) -> {
            if (entry.sink().countedBeforeSending() && tries > Sink.MOST_UNKNOWN_SENDS) {
                gaps.add(gap(order, Gap.Kind.FLOOD, entry.name() + " was sent " + tries + " times"));
            }
        });
        return gaps.stream();
    }

    private static Gap gap(StoredOrder order, Gap.Kind kind, String words) {
        return new Gap(order.order().id().value(), kind, words);
    }
}
