package com.anycompany.ordergateway.local.sns;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.math.BigDecimal;
import java.util.List;

/**
 * One condition of a filter policy on one attribute. Strings, numbers, prefix, suffix, anything-but and exists are
 * understood; an operator that is not is refused when the policy is set, never ignored.
 *
 * <p>Source: "Amazon SNS subscription filter policies", string value matching and key matching.
 */
sealed interface Condition {
    /** Whether one value of the attribute will do. */
    boolean accepts(Object value);

    static Condition of(Object json) {
        return switch (json) {
            case JsonObject operator
            when operator.size() == 1 ->
                operator(operator.fieldNames().iterator().next(), operator);
            case JsonObject operators -> throw refusal("Object must have exactly one match type: " + operators);
            case JsonArray list -> throw refusal("Match value must be String, number, true, false, or null: " + list);
            default -> new Exactly(json);
        };
    }

    private static Condition operator(String name, JsonObject operator) {
        var operand = operator.getValue(name);
        return switch (name) {
            case "prefix" -> new Prefix(text(name, operand));
            case "suffix" -> new Suffix(text(name, operand));
            case "anything-but" -> new AnythingBut(alternatives(operand));
            case "exists" -> new Exists(bool(operand));
            default -> throw refusal("Unrecognized match type " + name);
        };
    }

    private static List<Condition> alternatives(Object operand) {
        return operand instanceof JsonArray list
                ? list.stream().map(Condition::of).toList()
                : List.of(of(operand));
    }

    private static String text(String name, Object operand) {
        if (operand instanceof String text) {
            return text;
        }
        throw refusal(name + " match pattern must be a string");
    }

    private static boolean bool(Object operand) {
        if (operand instanceof Boolean wanted) {
            return wanted;
        }
        throw refusal("exists match pattern must be either true or false.");
    }

    private static SnsRefusal refusal(String reason) {
        return SnsRefusal.invalidParameter("FilterPolicy: " + reason);
    }

    /** Equal, where numbers are equal by value: 300 is 300.0. */
    record Exactly(Object wanted) implements Condition {
        @Override
        public boolean accepts(Object value) {
            return (wanted instanceof Number && value instanceof Number)
                    ? new BigDecimal(wanted.toString()).compareTo(new BigDecimal(value.toString())) == 0
                    : wanted.equals(value);
        }
    }

    record Prefix(String prefix) implements Condition {
        @Override
        public boolean accepts(Object value) {
            return value instanceof String text && text.startsWith(prefix);
        }
    }

    record Suffix(String suffix) implements Condition {
        @Override
        public boolean accepts(Object value) {
            return value instanceof String text && text.endsWith(suffix);
        }
    }

    record AnythingBut(List<Condition> unwanted) implements Condition {
        @Override
        public boolean accepts(Object value) {
            return unwanted.stream().noneMatch(condition -> condition.accepts(value));
        }
    }

    /** Looks at whether the attribute is there; {@link FilterPolicy} asks it for the absent ones too. */
    record Exists(boolean wanted) implements Condition {
        @Override
        public boolean accepts(Object value) {
            return wanted;
        }
    }
}
