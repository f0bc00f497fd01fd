package com.anycompany.ordergateway.simulation;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What stands on one side of an operator in DynamoDB's expressions. */
sealed interface Operand {
    /** Its value, if it has one. Fails with {@link BadRequest} where DynamoDB refuses the call. */
    Optional<AttributeValue> in(Map<String, AttributeValue> item, Map<String, AttributeValue> given);

    /** An attribute of the item. */
    record Path(String name) implements Operand {
        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item, Map<String, AttributeValue> given) {
            return Optional.ofNullable(item.get(name));
        }
    }

    /** A value of the request. */
    record Given(String name) implements Operand {
        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item, Map<String, AttributeValue> given) {
            var value = given.get(name);
            if (value == null) {
                throw new BadRequest("value " + name + " is not given");
            }
            return Optional.of(value);
        }
    }

    /** A sum or a difference. */
    record Sum(Operand left, boolean plus, Operand right) implements Operand {
        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item, Map<String, AttributeValue> given) {
            var one = number(left, item, given);
            var other = number(right, item, given);
            var sum = plus ? one.add(other) : one.subtract(other);
            return Optional.of(AttributeValue.fromN(sum.toPlainString()));
        }

        private static BigDecimal number(
                Operand operand, Map<String, AttributeValue> item, Map<String, AttributeValue> given) {
            var value = operand.in(item, given)
                    .orElseThrow(() -> new BadRequest("an attribute to add to does not exist in the item"));
            if (value.n() == null) {
                throw new BadRequest("an operand to add is no number");
            }
            return new BigDecimal(value.n());
        }
    }

    /** An attribute, or something else where the item has none of that name. */
    record IfNotExists(Path path, Operand otherwise) implements Operand {
        @Override
        public Optional<AttributeValue> in(Map<String, AttributeValue> item, Map<String, AttributeValue> given) {
            var standing = path.in(item, given);
            return standing.isPresent() ? standing : otherwise.in(item, given);
        }
    }
}
