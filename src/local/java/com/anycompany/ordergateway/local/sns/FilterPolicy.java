package com.anycompany.ordergateway.local.sns;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * Which messages a subscriber wants, by their attributes: one condition of every key has to accept. An empty policy
 * accepts everything.
 *
 * <p>Source: "Amazon SNS message filtering", scope MessageAttributes; "AND/OR logic".
 */
record FilterPolicy(Map<String, List<Condition>> conditions) {
    static final FilterPolicy NONE = new FilterPolicy(Map.of());

    /** What stands for null among the values of an array. */
    private static final Object NULL = "null";

    FilterPolicy {
        conditions = Map.copyOf(conditions);
    }

    static FilterPolicy of(String json) {
        if (json.isEmpty()) {
            return NONE;
        }
        var conditions = new LinkedHashMap<String, List<Condition>>();
        for (var key : parsed(json)) {
            conditions.put(key.getKey(), conditions(key.getValue()));
        }
        return new FilterPolicy(conditions);
    }

    boolean accepts(List<MessageAttribute> attributes) {
        return conditions.entrySet().stream()
                .allMatch(key -> accepts(
                        key.getValue(),
                        attributes.stream()
                                .filter(attribute -> attribute.name().equals(key.getKey()))
                                .toList()));
    }

    private static boolean accepts(List<Condition> conditions, List<MessageAttribute> attribute) {
        return conditions.stream().anyMatch(condition -> switch (condition) {
            case Condition.Exists(var wanted) -> wanted != attribute.isEmpty();
            default -> attribute.stream().flatMap(FilterPolicy::values).anyMatch(condition::accepts);
        });
    }

    private static Stream<Object> values(MessageAttribute attribute) {
        if (attribute.isArray()) {
            return new JsonArray(attribute.value()).stream().map(item -> item == null ? NULL : item);
        }
        return Stream.of(attribute.isNumber() ? new BigDecimal(attribute.value()) : attribute.value());
    }

    private static JsonObject parsed(String json) {
        try {
            return new JsonObject(json);
        } catch (DecodeException | ClassCastException e) {
            throw SnsRefusal.invalidParameter("FilterPolicy: failed to parse JSON.");
        }
    }

    private static List<Condition> conditions(Object value) {
        if (value instanceof JsonArray list && !list.isEmpty()) {
            return list.stream()
                    .map(item -> Condition.of(item == null ? NULL : item))
                    .toList();
        }
        throw SnsRefusal.invalidParameter("FilterPolicy: \"conditions\" must be a non-empty array");
    }
}
