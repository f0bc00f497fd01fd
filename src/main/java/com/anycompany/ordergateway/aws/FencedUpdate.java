package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Recorded;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * The update that turns whatever outbox stands there into {@code next} and raises the version, as long as a condition
 * holds.
 *
 * <p>Source: DynamoDB UpdateItem.
 *
 * @param next every attribute of the outbox to be; those that it lacks are removed
 */
record FencedUpdate(OrderId id, Map<String, AttributeValue> next) {
    /** Writes to {@code table} if {@code condition} holds, whose names are those of {@code values}. */
    Future<Recorded> write(
            DynamoDbAsyncClient client, String table, String condition, Map<String, AttributeValue> values) {
        var all = new HashMap<>(values);
        next.forEach((name, value) -> all.put(":" + name, value));
        all.put(":one", AttributeValues.number(1));
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(OrderItem.key(id))
                .updateExpression(expression())
                .conditionExpression(condition)
                .expressionAttributeValues(all)
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return SdkFutures.start(() -> client.updateItem(request))
                .<Recorded>map(answer -> new Recorded.Applied())
                .recover(DynamoOrderStore::superseded);
    }

    private String expression() {
        var sets = Stream.concat(
                        next.keySet().stream().sorted().map(name -> name + " = :" + name),
                        Stream.of(OrderItem.VERSION + " = " + OrderItem.VERSION + " + :one"))
                .collect(Collectors.joining(", ", "SET ", ""));
        var removes = OutboxAttributes.ALL.stream()
                .filter(name -> !next.containsKey(name))
                .collect(Collectors.joining(", "));
        return removes.isEmpty() ? sets : sets + " REMOVE " + removes;
    }
}
