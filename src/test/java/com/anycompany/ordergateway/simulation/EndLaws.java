package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.order.Sink;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What must be true of the whole when a storm, or the calm after it, has ended. */
final class EndLaws {
    private static final int MOST_MAILS = 3;
    private static final long MARGIN = 5_000;

    private EndLaws() {}

    /** While one sink was down, nobody else had to wait for it. */
    static void healthySinksWereServed(World world, Plan plan, Faults faults) {
        var orders = plan.settings().orders();
        var patience =
                orders.lease().plus(orders.relay().idle().multipliedBy(2)).toMillis() + MARGIN;
        for (var attributes : world.table().all()) {
            var item = new Item(attributes);
            var old = item.number("received_at") < world.now() - patience;
            for (var entry : item.pending()) {
                var down = faults.down(sink(entry));
                world.require(!old || down, "one sink keeps no other from being told", item.id(), entry);
                if (old && down) {
                    world.count(Expected.OTHERS_TOLD);
                }
            }
        }
    }

    /** Everything has drained, everybody was told, and nobody heard of anything that does not exist. */
    static void atRest(World world, Plan plan) {
        for (var attributes : world.table().all()) {
            var item = new Item(attributes);
            world.require(item.pending().isEmpty(), "everything drains", item.id(), item.pending());
            var wanted = wanted(item, plan);
            world.require(item.set("wanted").equals(wanted), "everybody concerned is told", item.id(), wanted);
            for (var entry : wanted) {
                world.require(
                        !item.outcome(entry).isEmpty() || world.receivers().taken(item.id() + "/" + entry) > 0,
                        "what is done was done",
                        item.id(),
                        entry);
            }
        }
        var stranded = world.tableLaws().stranded();
        world.require(stranded.isEmpty(), "a claimed order with nothing pending is finished", stranded);
        for (var event : world.receivers().all()) {
            received(world, event);
        }
    }

    private static void received(World world, String event) {
        var id = event.substring(0, event.indexOf('/'));
        var entry = event.substring(event.indexOf('/') + 1);
        var item = world.item(id);
        world.require(item.exists() && item.set("wanted").contains(entry), "nobody hears of what is not stored", event);
        var taken = world.receivers().taken(event);
        if (taken > 1) {
            world.count(Expected.DUPLICATE);
        }
        if (entry.startsWith("confirmation:")) {
            var reopened = world.tableLaws().reopened(id);
            world.require(taken <= MOST_MAILS * (1 + reopened), "a mail arrives three times at most", event, taken);
        }
    }

    private static Set<String> wanted(Item item, Plan plan) {
        var wanted = new TreeSet<String>();
        var settings = plan.settings();
        if (settings.topic().arn().isPresent()) {
            wanted.add(entry(Sink.EVENT));
        }
        if (settings.queue().url().isPresent()) {
            wanted.add(entry(Sink.FULFILMENT));
        }
        var address = item.map("customer").has("email")
                || settings.mail().fixedRecipient().isPresent();
        if (settings.mail().sender().isPresent() && address) {
            wanted.add(entry(Sink.CONFIRMATION));
        }
        return wanted;
    }

    private static String entry(Sink sink) {
        return sink.label() + ":placed";
    }

    private static Sink sink(String entry) {
        return Sink.valueOf(entry.substring(0, entry.indexOf(':')).toUpperCase(Locale.ROOT));
    }
}
