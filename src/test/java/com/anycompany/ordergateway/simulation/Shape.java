package com.anycompany.ordergateway.simulation;

import java.util.stream.Collectors;

/** What belongs together in every item, whoever wrote it last. */
final class Shape {
    private static final int SHARDS = 64;

    private Shape() {}

    /** Whatever stands in the table can be found by whoever has to go on with it, and by nobody else. */
    static void right(Item is, Verdict verdict) {
        var open = !is.pending().isEmpty();
        var shard = is.text("outbox_shard");
        var kind = shard.replaceAll("#.*", "");
        var sinks =
                is.pending().stream().map(entry -> entry.replaceAll(":.*", "")).collect(Collectors.toSet());
        var right = open ? (sinks.size() == 1 ? sinks.iterator().next() : "mixed") : (is.parked() ? "parked" : "");
        verdict.require(kind.equals(right), "an order stands in the shard of what is left", is.id(), shard, right);
        verdict.require(
                kind.isEmpty() || Integer.parseInt(shard.replaceAll(".*#", "")) < SHARDS, "shards are few", shard);
        verdict.require(
                is.has("due_at") == (open || is.parked()), "due exactly when something is left", is.id(), is.dueAt());
        verdict.require(is.has("lease_owner") == open, "held exactly when something is pending", is.id(), is.owner());
        verdict.require(is.has("done_at") != open, "done exactly when nothing is pending", is.id());
        verdict.require(
                is.pending().containsAll(is.map("faults").names()), "only what is pending has a fault", is.id());
        verdict.require(
                is.set("wanted").containsAll(is.map("outcomes").names()),
                "only what was wanted has an outcome",
                is.id());
    }
}
