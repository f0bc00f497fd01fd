package com.anycompany.ordergateway.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/**
 * The items of the latest orders as they were born, to be read again: what is written to them later is not applied. Safe
 * for several threads.
 */
final class Items {
    private static final Pattern NAME = Pattern.compile("'([^']+)': \\?");
    private static final String INSERT = "INSERT ";

    private final int most;
    private final SequencedMap<String, JsonObject> latest = new LinkedHashMap<>();

    /** Keeps {@code most}; 0 keeps nothing, and looks into no call. */
    Items(int most) {
        this.most = most;
    }

    boolean keeps() {
        return most > 0;
    }

    /** Keeps what the call, a {@code PutItem} or a {@code BatchExecuteStatement}, wants born, unless it is there. */
    void keep(JsonObject call) {
        if (call.containsKey("Item")) {
            keepItem(call.getJsonObject("Item"));
        } else {
            call.getJsonArray("Statements").stream()
                    .map(JsonObject.class::cast)
                    .filter(statement -> statement.getString("Statement").startsWith(INSERT))
                    .forEach(statement -> keepItem(inserted(statement)));
        }
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

    /** {@code refusal} of a {@code PutItem}, with the item that stands there. */
    String exists(JsonObject call, String refusal) {
        return of(call.getJsonObject("Item"))
                .map(item -> new JsonObject(refusal).put("Item", item).encode())
                .orElse(refusal);
    }

    private synchronized Optional<JsonObject> of(JsonObject key) {
        return Optional.ofNullable(latest.get(id(key)));
    }

    private synchronized void keepItem(JsonObject item) {
        latest.putIfAbsent(id(item), item);
        if (latest.size() > most) {
            latest.pollFirstEntry();
        }
    }

    private static JsonObject inserted(JsonObject statement) {
        var item = new JsonObject();
        JsonArray parameters = statement.getJsonArray("Parameters");
        var names = NAME.matcher(statement.getString("Statement"));
        for (var each = 0; names.find(); each++) {
            item.put(names.group(1), parameters.getValue(each));
        }
        return item;
    }

    private static String id(JsonObject item) {
        return item.getJsonObject("order_id").getString("S");
    }
}
