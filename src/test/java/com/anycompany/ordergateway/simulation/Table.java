package com.anycompany.ordergateway.simulation;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * The simulated table: items, conditions, updates, and one sparse index that lags. Every change is shown to a watcher
 * before anybody can see it.
 */
final class Table {
    static final String ID = "order_id";
    static final String SHARD = "outbox_shard";
    static final String DUE_AT = "due_at";

    private static final Set<String> INDEXED = Set.of(ID, SHARD, DUE_AT);
    private static final Comparator<Map<String, AttributeValue>> LONGEST_DUE =
            Comparator.<Map<String, AttributeValue>>comparingLong(entry -> Long.parseLong(text(entry, DUE_AT)))
                    .thenComparing(entry -> text(entry, ID));

    private final Map<String, Map<String, AttributeValue>> items = new TreeMap<>();
    private final Map<String, Map<String, AttributeValue>> index = new LinkedHashMap<>();
    private final Map<String, Map<String, AttributeValue>> shown = new HashMap<>();
    private final Map<String, Long> changes = new HashMap<>();
    private final Map<String, Long> shownChanges = new HashMap<>();
    private final Map<String, Parsed<Condition>> conditions = new HashMap<>();
    private final Map<String, Parsed<Update>> updates = new HashMap<>();
    private final Scheduler scheduler;
    private final LongSupplier lag;
    private final List<Watcher> watchers = new ArrayList<>();

    /** Sees every change of the table. */
    interface Watcher {
        /**
         * {@code writer} changes an item; where there was or will be none it is empty.
         *
         * @param given the values of the writer's expressions
         */
        void changed(
                String writer,
                Map<String, AttributeValue> before,
                Map<String, AttributeValue> after,
                Map<String, AttributeValue> given);
    }

    private record Parsed<T>(T expression, Set<String> given) {}

    /** A table whose index shows a change so many milliseconds later. */
    Table(Scheduler scheduler, LongSupplier lag, Watcher watcher) {
        this.scheduler = scheduler;
        this.lag = lag;
        watchers.add(watcher);
    }

    /** Shows every change to {@code watcher} too. */
    void watch(Watcher watcher) {
        watchers.add(watcher);
    }

    Optional<Map<String, AttributeValue>> at(String id) {
        return Optional.ofNullable(items.get(id));
    }

    /** What a read shows that need not be consistent: what the index knows of. */
    Optional<Map<String, AttributeValue>> asShown(String id) {
        return Optional.ofNullable(shown.get(id));
    }

    Collection<Map<String, AttributeValue>> all() {
        return List.copyOf(items.values());
    }

    /** PutItem. */
    void put(
            String writer,
            Map<String, AttributeValue> item,
            Optional<String> condition,
            Map<String, AttributeValue> given,
            boolean showOld) {
        check(item);
        var id = text(item, ID);
        require(condition.map(this::condition), Set.of(), given, id, showOld);
        change(writer, id, Map.copyOf(item), given);
    }

    /** UpdateItem; the item afterwards. */
    Map<String, AttributeValue> update(
            String writer,
            String id,
            String expression,
            Optional<String> condition,
            Map<String, AttributeValue> given,
            boolean showOld) {
        var update = updates.computeIfAbsent(expression, text -> {
            var used = new HashSet<String>();
            var parsed =
                    text.contains(":p0") ? ExpressionParser.statement(text, used) : ExpressionParser.update(text, used);
            return new Parsed<>(parsed, Set.copyOf(used));
        });
        require(condition.map(this::condition), update.given(), given, id, showOld);
        var before = items.getOrDefault(id, Map.of(ID, AttributeValue.fromS(id)));
        var after = update.expression().applied(before, given);
        if (!text(after, ID).equals(id)) {
            throw new BadRequest("the key cannot be changed");
        }
        check(after);
        change(writer, id, Map.copyOf(after), given);
        return after;
    }

    /** DeleteItem. */
    void delete(String writer, String id) {
        change(writer, id, Map.of(), Map.of());
    }

    /** Query on the index. */
    List<Map<String, AttributeValue>> query(String keyCondition, Map<String, AttributeValue> given, int limit) {
        var parsed = condition(keyCondition);
        used(parsed.given(), Set.of(), given);
        if (index.isEmpty()) {
            return List.of();
        }
        return index.values().stream()
                .filter(entry -> parsed.expression().holds(entry, given))
                .sorted(LONGEST_DUE)
                .limit(limit)
                .toList();
    }

    private void require(
            Optional<Parsed<Condition>> condition,
            Set<String> usedElsewhere,
            Map<String, AttributeValue> given,
            String id,
            boolean showOld) {
        used(condition.map(Parsed::given).orElse(Set.of()), usedElsewhere, given);
        var standing = items.getOrDefault(id, Map.of());
        if (condition.isPresent() && !condition.get().expression().holds(standing, given)) {
            var failure = ConditionalCheckFailedException.builder()
                    .message("The conditional request failed")
                    .statusCode(400);
            if (showOld && !standing.isEmpty()) {
                failure.item(standing);
            }
            throw failure.build();
        }
    }

    private static void used(Set<String> some, Set<String> others, Map<String, AttributeValue> given) {
        for (var name : given.keySet()) {
            if (!some.contains(name) && !others.contains(name)) {
                throw new BadRequest("value " + name + " is given and not used");
            }
        }
        given.values().forEach(Table::checkValue);
    }

    private Parsed<Condition> condition(String text) {
        return conditions.computeIfAbsent(text, unparsed -> {
            var used = new HashSet<String>();
            return new Parsed<>(ExpressionParser.condition(unparsed, used), Set.copyOf(used));
        });
    }

    private static void check(Map<String, AttributeValue> item) {
        var wellTyped = item.containsKey(ID)
                && item.get(ID).s() != null
                && (!item.containsKey(SHARD) || item.get(SHARD).s() != null)
                && (!item.containsKey(DUE_AT) || item.get(DUE_AT).n() != null);
        if (!wellTyped) {
            throw new BadRequest("a key of the table or of its index is missing or of another type");
        }
        item.values().forEach(Table::checkValue);
    }

    private static void checkValue(AttributeValue value) {
        if (value.hasSs()
                && (value.ss().isEmpty()
                        || new HashSet<>(value.ss()).size() < value.ss().size())) {
            throw new BadRequest("a set is empty or holds something twice");
        }
    }

    private void change(
            String writer, String id, Map<String, AttributeValue> after, Map<String, AttributeValue> given) {
        var before = items.getOrDefault(id, Map.of());
        watchers.forEach(watcher -> watcher.changed(writer, before, after, given));
        if (after.isEmpty()) {
            items.remove(id);
        } else {
            items.put(id, after);
        }
        var change = changes.merge(id, 1L, Long::sum);
        scheduler.later(lag.getAsLong(), () -> show(id, change, after));
    }

    /** The index shows a change, unless it shows a later one already. */
    private void show(String id, long change, Map<String, AttributeValue> item) {
        if (shownChanges.getOrDefault(id, 0L) > change) {
            return;
        }
        shownChanges.put(id, change);
        shown.put(id, item);
        if (item.containsKey(SHARD) && item.containsKey(DUE_AT)) {
            var entry = new HashMap<String, AttributeValue>();
            INDEXED.forEach(name -> entry.put(name, item.get(name)));
            index.put(id, entry);
        } else {
            index.remove(id);
        }
    }

    static String text(Map<String, AttributeValue> item, String name) {
        var value = item.get(name);
        return value == null
                ? ""
                : Stream.of(value.s(), value.n())
                        .filter(some -> some != null)
                        .findFirst()
                        .orElse("");
    }
}
