package com.anycompany.ordergateway.crash;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Compares what was promised with what came of it, once nothing is left to do. */
final class Reckoning {
    private static final Pattern RECEIVED_AT = Pattern.compile("\"received_at\":\"([^\"]+)\"");
    private static final int MOST_MAILS = 3;

    private final Ledger ledger;
    private final Map<String, String> receipts;
    private final boolean heardAll;
    private final Map<String, Long> topic;
    private final Map<String, Long> queue;
    private final Map<String, Long> mails;
    private final Map<String, OrdersTable.Row> rows;
    private final List<String> faults;

    Reckoning(Ledger ledger, Heard heard, List<OrdersTable.Row> rows) {
        this.ledger = ledger;
        this.receipts = ledger.receipts();
        this.heardAll = heard.heardAll();
        this.topic = heard.topic();
        this.queue = heard.queue();
        this.mails = heard.mails();
        this.rows = rows.stream().collect(Collectors.toMap(OrdersTable.Row::id, Function.identity()));
        this.faults = new ArrayList<>(ledger.faults());
    }

    /** Everything that breaks the promise; empty if it was kept. */
    List<String> faults() {
        if (!heardAll) {
            faults.add("a journal forgot records before they were read");
        }
        ledger.orders().forEach(this::posted);
        rows.values().forEach(this::stored);
        nothingUnstored("topic", topic);
        nothingUnstored("queue", queue);
        nothingUnstored("mails", mails);
        return faults;
    }

    /** The figures, by name. */
    Map<String, Object> figures() {
        var figures = new TreeMap<String, Object>();
        figures.putAll(ledger.counts());
        figures.put("acknowledged", ledger.acknowledged());
        figures.put("taken over", takenOver());
        figures.put("topic, extra", extra(topic));
        figures.put("queue, extra", extra(queue));
        figures.put("mails, extra", extra(mails));
        figures.put(
                "mails, most of one order",
                mails.values().stream().mapToLong(n -> n).max().orElse(0));
        figures.put(
                "mails parked",
                rows.values().stream().filter(OrdersTable.Row::mailParked).count());
        return figures;
    }

    /** How many orders were finished by somebody other than the one who stored them. */
    long takenOver() {
        return rows.values().stream().filter(row -> row.epoch() > 1).count();
    }

    /** How many owners the order had that had the most. */
    long mostOwners() {
        return rows.values().stream().mapToLong(OrdersTable.Row::epoch).max().orElse(0);
    }

    /** How many messages and mails were not the first of their order. */
    long extras() {
        return extra(topic) + extra(queue) + extra(mails);
    }

    /** Callers repeat until they have a receipt, so that in the end each order is promised. */
    private void posted(PostedOrder order) {
        var receipt = receipts.get(order.id());
        var row = rows.get(order.id());
        if (receipt == null) {
            faults.add(order.id() + " was never acknowledged");
        } else if (row == null) {
            faults.add(order.id() + " is lost");
        } else {
            promised(order, receipt, row);
        }
    }

    private void promised(PostedOrder order, String receipt, OrdersTable.Row row) {
        if (!order.product().equals(row.product()) || order.price().compareTo(row.price()) != 0) {
            faults.add(order + " stands in the table as " + row);
        }
        var receivedAt = RECEIVED_AT.matcher(receipt);
        if (!receivedAt.find() || Instant.parse(receivedAt.group(1)).toEpochMilli() != row.receivedAt()) {
            faults.add(receipt + " is not the receipt of " + row);
        }
        if (!row.open().isEmpty()) {
            faults.add(order.id() + " still has " + row.open());
        }
        atLeastOnce(order.id(), "topic", topic);
        atLeastOnce(order.id(), "queue", queue);
        if (!row.mailParked()) {
            atLeastOnce(order.id(), "mails", mails);
        }
        if (mails.getOrDefault(order.id(), 0L) > MOST_MAILS) {
            faults.add(order.id() + " was mailed " + mails.get(order.id()) + " times");
        }
    }

    private void stored(OrdersTable.Row row) {
        if (!receipts.containsKey(row.id())) {
            faults.add(row + " was promised to nobody");
        }
    }

    private void atLeastOnce(String id, String where, Map<String, Long> taken) {
        if (!taken.containsKey(id)) {
            faults.add(id + " is missing: " + where);
        }
    }

    private void nothingUnstored(String where, Map<String, Long> taken) {
        var unknown = new HashSet<>(taken.keySet());
        unknown.removeAll(rows.keySet());
        unknown.forEach(id -> faults.add(id + " is not stored, but told: " + where));
    }

    private static long extra(Map<String, Long> taken) {
        return taken.values().stream().mapToLong(times -> times - 1).sum();
    }
}
