package com.anycompany.ordergateway.local.dynamodb;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An item as plain JSON, without DynamoDB's types: sets and lists become arrays, binaries stay Base64.
 *
 * <p>Source: "API_AttributeValue".
 */
final class PlainItem {
    /** Decimal digits that every {@code long} has room for. */
    private static final int LONG_DIGITS = 18;

    private PlainItem() {}

    static JsonObject of(JsonObject item) {
        var plain = new JsonObject();
        item.forEach(attribute -> plain.put(attribute.getKey(), value((JsonObject) attribute.getValue())));
        return plain;
    }

    private static @Nullable Object value(JsonObject typed) {
        Map.Entry<String, Object> only = typed.iterator().next();
        return switch (only.getKey()) {
            case "NULL" -> null;
            case "N" -> number(only.getValue());
            case "M" -> of((JsonObject) only.getValue());
            case "L" -> list((JsonArray) only.getValue());
            case "NS" -> numbers((JsonArray) only.getValue());
            default -> only.getValue();
        };
    }

    private static JsonArray list(JsonArray typed) {
        var plain = new JsonArray();
        typed.forEach(element -> plain.add(value((JsonObject) element)));
        return plain;
    }

    private static JsonArray numbers(JsonArray texts) {
        var plain = new JsonArray();
        texts.forEach(text -> plain.add(number(text)));
        return plain;
    }

    private static Number number(Object text) {
        var exact = new BigDecimal(Objects.toString(text));
        if (exact.scale() <= 0 && exact.precision() - exact.scale() <= LONG_DIGITS) {
            return exact.longValueExact();
        }
        return exact.doubleValue();
    }
}
