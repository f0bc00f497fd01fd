package com.anycompany.ordergateway.simulation;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * A person who puts back what was parked, once an order; by hand, so that nothing of the gateway is used. Another hand, which
 * knows less, now and then leaves an order due that has nothing pending.
 */
final class Operator {
    private static final int ONE_IN = 3;
    private static final int SHARDS = 64;

    private final World world;
    private final Set<String> stranded = new HashSet<>();
    private final boolean raisesTheEpoch;

    Operator(World world, boolean raisesTheEpoch) {
        this.world = world;
        this.raisesTheEpoch = raisesTheEpoch;
    }

    /** Puts back everything that is parked and was not put back before. */
    void look() {
        for (var attributes : world.table().all()) {
            var item = new Item(attributes);
            if (item.parked() && world.tableLaws().reopened(item.id()) == 0) {
                putBack(item);
            } else if (item.has("done_at")
                    && !item.parked()
                    && item.id().hashCode() % ONE_IN == 0
                    && stranded.add(item.id())) {
                strand(item);
            }
        }
    }

    private void strand(Item item) {
        var given = Map.of(
                ":shard",
                        AttributeValue.fromS("mixed#"
                                + "%02d".formatted(Math.floorMod(item.id().hashCode(), SHARDS))),
                ":due", number(world.now()),
                ":owner", AttributeValue.fromS(TableLaws.HAND));
        world.table()
                .update(
                        TableLaws.HAND,
                        item.id(),
                        "SET outbox_shard = :shard, due_at = :due, lease_owner = :owner REMOVE done_at",
                        Optional.empty(),
                        given,
                        false);
    }

    private void putBack(Item item) {
        world.count(Expected.PUT_BACK);
        var back = item.map("outcomes").names().stream()
                .filter(entry -> item.outcome(entry).startsWith("parked"))
                .collect(Collectors.toCollection(TreeSet::new));
        var outcomes = new TreeMap<>(item.map("outcomes").attributes());
        outcomes.keySet().removeAll(back);
        var tries = new TreeMap<>(item.map("tries").attributes());
        back.forEach(entry -> tries.put(entry, AttributeValue.fromN("0")));
        var pending = new TreeSet<>(item.pending());
        pending.addAll(back);

        var given = new HashMap<String, AttributeValue>(Map.of(
                ":pending", AttributeValue.fromSs(pending.stream().toList()),
                ":outcomes", AttributeValue.fromM(outcomes),
                ":tries", AttributeValue.fromM(tries),
                ":owner", AttributeValue.fromS(TableLaws.OPERATOR),
                ":due", number(world.now()),
                ":shard", AttributeValue.fromS(shard(item, pending)),
                ":more", number(raisesTheEpoch ? 1 : 0),
                ":one", number(1),
                ":epoch", number(item.epoch()),
                ":version", number(item.version())));
        try {
            world.table()
                    .update(
                            TableLaws.OPERATOR,
                            item.id(),
                            "SET pending = :pending, outcomes = :outcomes, tries = :tries, lease_owner = :owner,"
                                    + " due_at = :due, outbox_shard = :shard, lease_epoch = lease_epoch + :more,"
                                    + " version = version + :one REMOVE done_at",
                            Optional.of("lease_epoch = :epoch AND version = :version"),
                            given,
                            false);
        } catch (ConditionalCheckFailedException changedMeanwhile) {
            world.count("recovery: an operator comes too late");
        }
    }

    /** The number of an order's shard never changes; the kind says which sinks are left. */
    private static String shard(Item item, Set<String> pending) {
        var number = item.text("outbox_shard").replaceAll(".*#", "");
        var sinks = pending.stream().map(entry -> entry.replaceAll(":.*", "")).collect(Collectors.toSet());
        return (sinks.size() == 1 ? sinks.iterator().next() : "mixed") + "#" + number;
    }

    private static AttributeValue number(long value) {
        return AttributeValue.fromN(Long.toString(value));
    }
}
