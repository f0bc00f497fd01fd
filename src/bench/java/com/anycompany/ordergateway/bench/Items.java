package com.anycompany.ordergateway.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A table of orders: those with something left to do, and the latest of the others. What the gateway writes it changes, under
 * its conditions, and what is due it finds again. Answers are in the JSON of DynamoDB. Safe for several threads.
 */
final class Items {
    private static final Pattern NAME = Pattern.compile("'([^']+)': \\?");
    private static final Pattern WHOSE = Pattern.compile("order_id = (:p\\d+)");
    private static final String INSERT = "INSERT ";
    private static final String SHARD = "outbox_shard";

    private final int most;
    private final SequencedMap<String, JsonObject> all = new LinkedHashMap<>();
    private final Map<String, JsonObject> index = new TreeMap<>();

    /** What became of a write; the item that stands there now, if any. */
    record Write(boolean applied, Optional<JsonObject> item) {}

    /** Keeps {@code most} or a few more; 0 keeps nothing. */
    Items(int most) {
        this.most = most;
    }

    boolean keeps() {
        return most > 0;
    }

    /** A {@code PutItem} that wants an order born. */
    Write put(JsonObject call) {
        return born(call.getJsonObject("Item"));
    }

    /** An {@code UpdateItem}. */
    synchronized Write update(JsonObject call) {
        var expression = Expression.of(call.getString("UpdateExpression"), call.getString("ConditionExpression"));
        return change(id(call.getJsonObject("Key")), expression, call.getJsonObject("ExpressionAttributeValues"));
    }

    /** One statement of a {@code BatchExecuteStatement}. */
    Write execute(JsonObject statement) {
        var text = statement.getString("Statement");
        var parameters = statement.getJsonArray("Parameters");
        return text.startsWith(INSERT) ? born(inserted(text, parameters)) : changed(Expression.of(text), parameters);
    }

    /** The answer to a {@code GetItem}. */
    String one(JsonObject call) {
        return of(call.getJsonObject("Key"))
                .map(item -> JsonObject.of("Item", item))
                .orElseGet(JsonObject::new)
                .encode();
    }

    /** The answer to a {@code BatchGetItem} on one table. */
    String several(JsonObject call) {
        var tables = call.getJsonObject("RequestItems");
        var table = tables.fieldNames().iterator().next();
        var found = new JsonArray();
        tables.getJsonObject(table).getJsonArray("Keys").stream()
                .flatMap(key -> of((JsonObject) key).stream())
                .forEach(found::add);
        return JsonObject.of("Responses", JsonObject.of(table, found), "UnprocessedKeys", new JsonObject())
                .encode();
    }

    /** The answer to a {@code Query} of the index. */
    synchronized String due(JsonObject call) {
        var values = call.getJsonObject("ExpressionAttributeValues");
        var found = new JsonArray();
        index.values().stream()
                .filter(item -> Expression.holds(call.getString("KeyConditionExpression"), item, values))
                .limit(call.getInteger("Limit", most))
                .forEach(item -> found.add(JsonObject.of("order_id", item.getValue("order_id"))));
        return JsonObject.of("Count", found.size(), "ScannedCount", found.size(), "Items", found)
                .encode();
    }

    private synchronized Optional<JsonObject> of(JsonObject key) {
        return Optional.ofNullable(all.get(id(key)));
    }

    private synchronized Write born(JsonObject item) {
        var standing = all.get(id(item));
        if (standing != null) {
            return new Write(false, Optional.of(standing));
        }
        keep(item);
        if (all.size() > most) {
            forgetOne();
        }
        return new Write(true, Optional.of(item));
    }

    private synchronized Write changed(Expression expression, JsonArray parameters) {
        var values = new JsonObject();
        for (var each = 0; each < parameters.size(); each++) {
            values.put(":p" + each, parameters.getValue(each));
        }
        var key = WHOSE.matcher(expression.condition());
        var id = key.find() ? values.getJsonObject(key.group(1)).getString("S") : "";
        return change(id, expression, values);
    }

    private Write change(String id, Expression expression, JsonObject values) {
        var standing = Optional.ofNullable(all.get(id));
        if (standing.isEmpty() || !expression.holds(standing.get(), values)) {
            return new Write(false, standing);
        }
        var after = expression.applied(standing.get(), values);
        keep(after);
        return new Write(true, Optional.of(after));
    }

    private void keep(JsonObject item) {
        all.put(id(item), item);
        if (item.containsKey(SHARD)) {
            index.put(id(item), item);
        } else {
            index.remove(id(item));
        }
    }

    /** The oldest, unless there is something left to do for it. */
    private void forgetOne() {
        if (!all.firstEntry().getValue().containsKey(SHARD)) {
            all.pollFirstEntry();
        } else {
            var waits = all.pollFirstEntry();
            all.putLast(waits.getKey(), waits.getValue());
        }
    }

    private static JsonObject inserted(String statement, JsonArray parameters) {
        var item = new JsonObject();
        var names = NAME.matcher(statement);
        for (var each = 0; names.find(); each++) {
            item.put(names.group(1), parameters.getValue(each));
        }
        return item;
    }

    /** The id of the order that an item, or its key, is of. */
    static String id(JsonObject item) {
        return item.getJsonObject("order_id").getString("S");
    }
}
