package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Whether each action on the table that the gateway needs is allowed, tried with calls that can change nothing: the key
 * can be no order's, and the condition can never hold. DynamoDB looks at rights before it looks at conditions.
 *
 * <p>Source: Service Authorization Reference, "Actions defined by Amazon DynamoDB".
 */
final class RightsExamination {
    /** No order id may have such a sign. */
    private static final Map<String, AttributeValue> NOBODY = Map.of(OrderItem.ID, AttributeValues.text("~doctor"));

    private static final String NEVER = "attribute_exists(%1$s) AND attribute_not_exists(%1$s)".formatted(OrderItem.ID);

    private final DynamoDbAsyncClient client;
    private final String table;
    private final boolean batching;

    RightsExamination(DynamoDbAsyncClient client, String table, boolean batching) {
        this.client = client;
        this.table = table;
        this.batching = batching;
    }

    Future<List<Symptom>> examine() {
        var single = List.of(get(), put(), update(), query());
        return Symptoms.joined(
                batching
                        ? Stream.concat(single.stream(), Stream.of(batchGet(), partiQlUpdate(), partiQlInsert()))
                                .toList()
                        : single);
    }

    private Future<List<Symptom>> get() {
        return tried(
                "dynamodb:GetItem",
                () -> client.getItem(get -> get.tableName(table).key(NOBODY)));
    }

    private Future<List<Symptom>> put() {
        return tried(
                "dynamodb:PutItem",
                () -> client.putItem(put -> put.tableName(table).item(NOBODY).conditionExpression(NEVER)));
    }

    private Future<List<Symptom>> update() {
        return tried(
                "dynamodb:UpdateItem",
                () -> client.updateItem(update -> update.tableName(table)
                        .key(NOBODY)
                        .updateExpression("REMOVE " + OutboxAttributes.PENDING)
                        .conditionExpression(NEVER)));
    }

    private Future<List<Symptom>> query() {
        return tried(
                "dynamodb:Query on index " + DynamoOrderStore.INDEX,
                () -> client.query(query -> query.tableName(table)
                        .indexName(DynamoOrderStore.INDEX)
                        .keyConditionExpression(OutboxAttributes.SHARD + " = :nobody")
                        .expressionAttributeValues(Map.of(":nobody", AttributeValues.text("~doctor")))));
    }

    private Future<List<Symptom>> batchGet() {
        var keys = KeysAndAttributes.builder().keys(List.of(NOBODY)).build();
        return tried("dynamodb:BatchGetItem", () -> client.batchGetItem(get -> get.requestItems(Map.of(table, keys))));
    }

    /** An update of what does not exist fails its condition. */
    private Future<List<Symptom>> partiQlUpdate() {
        var statement = "UPDATE \"" + table + "\" REMOVE " + OutboxAttributes.PENDING + " WHERE " + OrderItem.ID
                + " = '~doctor' AND " + OutboxAttributes.LEASE_EPOCH + " = -1";
        return tried("dynamodb:PartiQLUpdate", () -> client.executeStatement(execute -> execute.statement(statement)));
    }

    /** An insert knows no condition that never holds. */
    private Future<List<Symptom>> partiQlInsert() {
        return Future.succeededFuture(
                List.of(SinkExamination.unproven("rights on " + table, "dynamodb:PartiQLInsert")));
    }

    private <T> Future<List<Symptom>> tried(String action, Supplier<CompletionStage<T>> call) {
        var look = Examination.needed("rights on " + table, action);
        var allowed = List.of(Symptom.well("rights on " + table, action + " is allowed"));
        return SdkFutures.start(call)
                .map(answer -> allowed)
                .recover(failure -> Future.succeededFuture(
                        failure instanceof ConditionalCheckFailedException ? allowed : List.of(look.of(failure))));
    }
}
