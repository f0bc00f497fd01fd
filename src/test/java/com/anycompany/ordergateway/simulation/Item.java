package com.anycompany.ordergateway.simulation;

import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item as it stands in the table, read without any code of the gateway's: the names of the attributes are written down
 * here once more, on purpose.
 */
record Item(Map<String, AttributeValue> attributes) {
    /** The owner of an order that was left to the table's stream. */
    static final String STREAM = "stream";

    boolean exists() {
        return !attributes.isEmpty();
    }

    boolean has(String name) {
        return attributes.containsKey(name);
    }

    String id() {
        return text("order_id");
    }

    /** The text or number of that name; empty where there is none. */
    String text(String name) {
        return Table.text(attributes, name);
    }

    /** The number of that name; -1 where there is none. */
    long number(String name) {
        return has(name) && attributes.get(name).n() != null
                ? Long.parseLong(attributes.get(name).n())
                : -1;
    }

    Set<String> set(String name) {
        return has(name) ? new TreeSet<>(attributes.get(name).ss()) : Set.of();
    }

    Item map(String name) {
        return new Item(has(name) ? attributes.get(name).m() : Map.of());
    }

    Set<String> names() {
        return new TreeSet<>(attributes.keySet());
    }

    Set<String> pending() {
        return set("pending");
    }

    long epoch() {
        return number("lease_epoch");
    }

    long dueAt() {
        return number("due_at");
    }

    String owner() {
        return text("lease_owner");
    }

    long version() {
        return number("version");
    }

    String token() {
        return text("write_token");
    }

    /** How often {@code entry} was sent or failed. */
    long tries(String entry) {
        return map("tries").number(entry);
    }

    /** How {@code entry} ended other than well, if it did. */
    String outcome(String entry) {
        var outcome = map("outcomes").map(entry);
        return outcome.exists() ? outcome.text("ending") + " " + outcome.text("reason") : "";
    }

    /** Whether anything waits for an operator. */
    boolean parked() {
        return map("outcomes").names().stream().anyMatch(entry -> outcome(entry).startsWith("parked"));
    }
}
