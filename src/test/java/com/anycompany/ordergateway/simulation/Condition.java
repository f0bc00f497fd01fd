package com.anycompany.ordergateway.simulation;

import java.math.BigDecimal;
import java.util.HashSet;
import java.util.Map;
import java.util.OptionalInt;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A condition in DynamoDB's language: values of different types are never equal, and never in any order. */
sealed interface Condition {
    /** Whether {@code item} meets it. Fails with {@link BadRequest} where DynamoDB refuses the call. */
    boolean holds(Map<String, AttributeValue> item, Map<String, AttributeValue> given);

    /** Always true. */
    record Nothing() implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item, Map<String, AttributeValue> given) {
            return true;
        }
    }

    /** Both, or one of both. */
    record Pair(Condition left, boolean both, Condition right) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item, Map<String, AttributeValue> given) {
            var one = left.holds(item, given);
            var other = right.holds(item, given);
            return both ? one && other : one || other;
        }
    }

    /** The contrary. */
    record Not(Condition condition) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item, Map<String, AttributeValue> given) {
            return !condition.holds(item, given);
        }
    }

    /** Whether the item has an attribute. */
    record Exists(String name, boolean wanted) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item, Map<String, AttributeValue> given) {
            return item.containsKey(name) == wanted;
        }
    }

    /** Two operands compared. */
    record Comparison(Operand left, String operator, Operand right) implements Condition {
        @Override
        public boolean holds(Map<String, AttributeValue> item, Map<String, AttributeValue> given) {
            var one = left.in(item, given);
            var other = right.in(item, given);
            if (one.isEmpty() || other.isEmpty()) {
                return false;
            }
            return switch (operator) {
                case "=" -> same(one.get(), other.get());
                case "<>" -> !same(one.get(), other.get());
                default -> ordered(order(one.get(), other.get()));
            };
        }

        private boolean ordered(OptionalInt order) {
            return order.isPresent()
                    && switch (operator) {
                        case "<" -> order.getAsInt() < 0;
                        case "<=" -> order.getAsInt() <= 0;
                        case ">" -> order.getAsInt() > 0;
                        case ">=" -> order.getAsInt() >= 0;
                        default -> throw new BadRequest("operator " + operator);
                    };
        }
    }

    /** Whether two values are equal: sets whatever their order, numbers by value. */
    static boolean same(AttributeValue one, AttributeValue other) {
        if (one.type() != other.type()) {
            return false;
        }
        return switch (one.type()) {
            case N -> new BigDecimal(one.n()).compareTo(new BigDecimal(other.n())) == 0;
            case SS -> new HashSet<>(one.ss()).equals(new HashSet<>(other.ss()));
            default -> one.equals(other);
        };
    }

    private static OptionalInt order(AttributeValue one, AttributeValue other) {
        if (one.n() != null && other.n() != null) {
            return OptionalInt.of(new BigDecimal(one.n()).compareTo(new BigDecimal(other.n())));
        }
        return one.s() != null && other.s() != null
                ? OptionalInt.of(one.s().compareTo(other.s()))
                : OptionalInt.empty();
    }
}
