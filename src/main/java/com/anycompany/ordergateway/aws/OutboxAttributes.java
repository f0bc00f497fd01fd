package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.aws.AttributeValues.map;
import static com.anycompany.ordergateway.aws.AttributeValues.number;
import static com.anycompany.ordergateway.aws.AttributeValues.text;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.Shard;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The outbox as attributes of the order's own item. Those that an outbox does not have are absent, never empty. */
final class OutboxAttributes {
    static final String PENDING = "pending";
    static final String LEASE_EPOCH = "lease_epoch";

    private static final String OUTCOMES = "outcomes";
    private static final String TRIES = "tries";
    private static final String FAULTS = "faults";
    static final String SHARD = "outbox_shard";
    static final String DUE_AT = "due_at";
    static final String LEASE_OWNER = "lease_owner";
    private static final String DONE_AT = "done_at";
    private static final String ENDING = "ending";
    private static final String REASON = "reason";

    /** Every attribute that an outbox may have; what a new state lacks of them is removed. */
    static final List<String> ALL =
            List.of(PENDING, LEASE_EPOCH, OUTCOMES, TRIES, FAULTS, SHARD, DUE_AT, LEASE_OWNER, DONE_AT);

    private OutboxAttributes() {}

    /** The attributes of {@code outbox}, in one order, always, so that statements are alike. */
    static SequencedMap<String, AttributeValue> of(OrderId id, Outbox outbox) {
        var attributes = new LinkedHashMap<String, AttributeValue>();
        attributes.put(LEASE_EPOCH, number(outbox.epoch()));
        Shard.of(id, outbox).ifPresent(shard -> attributes.put(SHARD, text(shard.key())));
        if (!outbox.closed().isEmpty()) {
            attributes.put(OUTCOMES, map(byName(outbox.closed(), OutboxAttributes::closed)));
        }
        switch (outbox) {
            case Outbox.Open open -> putOpen(attributes, open);
            case Outbox.Done done -> {
                attributes.put(DONE_AT, number(done.at().toEpochMilli()));
                if (done.parked()) {
                    attributes.put(DUE_AT, number(done.at().toEpochMilli()));
                }
            }
        }
        return attributes;
    }

    private static void putOpen(Map<String, AttributeValue> attributes, Outbox.Open open) {
        attributes.put(PENDING, names(open.pending()));
        attributes.put(DUE_AT, number(open.lease().dueAt().toEpochMilli()));
        attributes.put(LEASE_OWNER, text(open.lease().owner()));
        attributes.put(TRIES, map(byName(open.tries(), tries -> number(tries))));
        if (!open.faults().isEmpty()) {
            attributes.put(FAULTS, map(byName(open.faults(), fault -> text(label(fault)))));
        }
    }

    /** What has nothing pending and is still due is not finished yet, and has no other end than that. */
    static Outbox read(Attributes item) {
        var closed = byEntry(item.map(OUTCOMES), (outcomes, name) -> closed(outcomes.map(name)));
        var epoch = item.number(LEASE_EPOCH);
        var pending = entries(item, PENDING);
        if (pending.isEmpty()) {
            return new Outbox.Done(closed, epoch, item.instant(item.has(DONE_AT) ? DONE_AT : DUE_AT));
        }
        return new Outbox.Open(
                pending,
                closed,
                byEntry(item.map(TRIES), (tries, name) -> Math.toIntExact(tries.number(name))),
                byEntry(item.map(FAULTS), (faults, name) -> fault(faults.text(name))),
                new Lease(item.text(LEASE_OWNER), epoch, item.instant(DUE_AT)));
    }

    static AttributeValue names(Collection<OutboxEntry> entries) {
        return AttributeValue.fromSs(
                entries.stream().map(OutboxEntry::name).sorted().toList());
    }

    static Set<OutboxEntry> entries(Attributes item, String attribute) {
        return item.set(attribute).stream().map(OutboxEntry::of).collect(Collectors.toUnmodifiableSet());
    }

    private static <V> Map<String, AttributeValue> byName(
            Map<OutboxEntry, V> values, Function<V, AttributeValue> write) {
        var attributes = new HashMap<String, AttributeValue>();
        values.forEach((entry, value) -> attributes.put(entry.name(), write.apply(value)));
        return attributes;
    }

    /** Reads the value of one entry from the map that holds them all. */
    private interface Reader<V> {
        V read(Attributes all, String name);
    }

    private static <V> Map<OutboxEntry, V> byEntry(Attributes all, Reader<V> reader) {
        return all.values().keySet().stream()
                .collect(Collectors.toUnmodifiableMap(OutboxEntry::of, name -> reader.read(all, name)));
    }

    private static AttributeValue closed(Closed closed) {
        return map(Map.of(ENDING, text(closed.ending().label()), REASON, text(closed.reason())));
    }

    private static Closed closed(Attributes closed) {
        var ending = Closed.Ending.valueOf(closed.text(ENDING).toUpperCase(Locale.ROOT));
        return new Closed(ending, closed.text(REASON));
    }

    private static String label(Fault fault) {
        return fault.name().toLowerCase(Locale.ROOT);
    }

    private static Fault fault(String label) {
        return Fault.valueOf(label.toUpperCase(Locale.ROOT));
    }
}
