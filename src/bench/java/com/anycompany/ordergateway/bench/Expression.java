package com.anycompany.ordergateway.bench;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a write changes and what must hold before: as much of DynamoDB's update and condition expressions, and of PartiQL's
 * {@code UPDATE}, as the gateway writes. Items and values are in the JSON of DynamoDB.
 *
 * <p>Source: DynamoDB, "Using update expressions"; "PartiQL update statements for DynamoDB".
 *
 * @param sets {@code a = :value} and {@code a = a + :value}
 * @param removes names of attributes
 * @param condition {@code a = :value AND b <= :other}
 */
record Expression(String sets, String removes, String condition) {
    private static final Pattern SET = Pattern.compile("(\\w+) = (\\w+ \\+ )?(:\\w+)");
    private static final Pattern TERM = Pattern.compile("(\\w+) (<?=) (:\\w+)");
    private static final Pattern NAME = Pattern.compile("\\w+");
    private static final String KEY = "order_id";
    private static final Map<String, Expression> PARSED = new ConcurrentHashMap<>();

    /** That of an {@code UpdateItem}. */
    static Expression of(String update, String condition) {
        return PARSED.computeIfAbsent(update + " WHERE " + condition, Expression::parse);
    }

    /** That of a statement, whose parameters are {@code :p0}, {@code :p1} and so on. */
    static Expression of(String statement) {
        return PARSED.computeIfAbsent(statement, unparsed -> {
            var text = new StringBuilder();
            var parameter = 0;
            for (var character : unparsed.replace("\"", "").toCharArray()) {
                if (character == '?') {
                    text.append(":p").append(parameter++);
                } else {
                    text.append(character);
                }
            }
            return parse(text.toString());
        });
    }

    private static Expression parse(String text) {
        var where = text.indexOf(" WHERE ");
        var remove = text.indexOf(" REMOVE ");
        var setsEnd = remove < 0 ? where : remove;
        return new Expression(
                text.substring(text.indexOf("SET "), setsEnd),
                remove < 0 ? "" : text.substring(remove, where).replace("REMOVE", ""),
                text.substring(where));
    }

    /** Whether the condition holds for an item. */
    boolean holds(JsonObject item, JsonObject values) {
        return holds(condition, item, values);
    }

    /** Whether a condition alone holds for an item. */
    static boolean holds(String condition, JsonObject item, JsonObject values) {
        return TERM.matcher(condition)
                .results()
                .allMatch(term ->
                        compare(item.getJsonObject(term.group(1)), term.group(2), values.getJsonObject(term.group(3))));
    }

    private static boolean compare(@Nullable JsonObject standing, String operator, JsonObject wanted) {
        if (standing == null) {
            return false;
        }
        if (operator.equals("=")) {
            return Objects.equals(plain(standing), plain(wanted));
        }
        return number(standing) <= number(wanted);
    }

    private static Set<Object> plain(JsonObject value) {
        var content = value.iterator().next().getValue();
        return content instanceof JsonArray several ? several.stream().collect(Collectors.toSet()) : Set.of(content);
    }

    private static long number(JsonObject value) {
        return Long.parseLong(value.getString("N"));
    }

    /** The item afterwards. */
    JsonObject applied(JsonObject item, JsonObject values) {
        var after = new LinkedHashMap<>(item.getMap());
        SET.matcher(sets).results().forEach(set -> {
            var value = values.getJsonObject(set.group(3));
            var added = set.group(2) != null;
            after.put(set.group(1), added ? sum(item.getJsonObject(set.group(1)), value) : value);
        });
        NAME.matcher(removes).results().forEach(name -> after.remove(name.group()));
        after.put(KEY, item.getValue(KEY));
        return new JsonObject(after);
    }

    private static JsonObject sum(JsonObject one, JsonObject other) {
        return JsonObject.of("N", Long.toString(number(one) + number(other)));
    }
}
