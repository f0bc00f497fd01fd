package com.anycompany.ordergateway.simulation;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An update in DynamoDB's language: every right side reads the item as it was before. */
record Update(Map<String, Operand> sets, Set<String> removes) {
    /** The item afterwards. Fails with {@link BadRequest} where DynamoDB refuses the call. */
    Map<String, AttributeValue> applied(Map<String, AttributeValue> before, Map<String, AttributeValue> given) {
        var after = new HashMap<>(before);
        sets.forEach((name, operand) -> after.put(
                name,
                operand.in(before, given)
                        .orElseThrow(() -> new BadRequest("what " + name + " is set to does not exist in the item"))));
        after.keySet().removeAll(removes);
        return after;
    }
}
