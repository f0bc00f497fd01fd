package com.anycompany.ordergateway.simulation;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** A client of the table whose requests are not quite what they should be. */
record PlantedCalls(PlantedBug bug, DynamoDbAsyncClient client, Consumer<String> delete)
        implements DynamoDbAsyncClient {
    @Override
    public CompletableFuture<PutItemResponse> putItem(PutItemRequest request) {
        return client.putItem(
                switch (bug) {
                    case INSERTS_OVER_WHAT_STANDS_THERE ->
                        request.toBuilder().conditionExpression(null).build();
                    case CREATES_AGAIN_WHAT_IS_DONE ->
                        request.toBuilder()
                                .conditionExpression("attribute_not_exists(pending)")
                                .build();
                    default -> request;
                });
    }

    @Override
    public CompletableFuture<UpdateItemResponse> updateItem(UpdateItemRequest request) {
        if (SimDynamoDb.takesOver(request.expressionAttributeValues())) {
            return new PlantedTakeovers(bug, client).one(request);
        }
        return request.returnValues() == ReturnValue.ALL_NEW ? claim(request) : record(request);
    }

    private CompletableFuture<UpdateItemResponse> claim(UpdateItemRequest request) {
        return client.updateItem(
                switch (bug) {
                    case CLAIMS_WHAT_IS_NOT_DUE ->
                        request.toBuilder()
                                .conditionExpression("outbox_shard = :queried")
                                .expressionAttributeValues(without(request, ":now"))
                                .build();
                    case CLAIMS_IN_THE_SAME_EPOCH -> {
                        var given = new HashMap<>(request.expressionAttributeValues());
                        given.put(":one", AttributeValue.fromN("0"));
                        yield request.toBuilder()
                                .expressionAttributeValues(given)
                                .build();
                    }
                    default -> request;
                });
    }

    private CompletableFuture<UpdateItemResponse> record(UpdateItemRequest request) {
        return switch (bug) {
            case WRITES_WITHOUT_A_FENCE ->
                client.updateItem(
                        request.expressionAttributeValues().containsKey(":sent")
                                ? request.toBuilder()
                                        .conditionExpression("pending = :sent")
                                        .expressionAttributeValues(without(request, ":mine", ":until"))
                                        .build()
                                : request);
            case LEAVES_WHAT_HAS_NOTHING_PENDING ->
                request.conditionExpression().contains("attribute_not_exists(pending)")
                        ? CompletableFuture.completedFuture(
                                UpdateItemResponse.builder().build())
                        : client.updateItem(request);
            case STAYS_DUE_WHEN_DONE ->
                client.updateItem(request.toBuilder()
                        .updateExpression(request.updateExpression().replaceAll("(outbox_shard|due_at), ", ""))
                        .build());
            case FORGETS_WHAT_IS_DONE ->
                client.updateItem(request).whenComplete((answer, failure) -> {
                    if (failure == null && request.expressionAttributeValues().containsKey(":done_at")) {
                        delete.accept(Table.text(request.key(), Table.ID));
                    }
                });
            default -> client.updateItem(request);
        };
    }

    @Override
    public CompletableFuture<BatchExecuteStatementResponse> batchExecuteStatement(
            BatchExecuteStatementRequest request) {
        return switch (bug) {
            case READS_A_SHARED_CALL_AS_ONE ->
                client.batchExecuteStatement(request).thenApply(PlantedCalls::asOne);
            case TAKES_A_REFUSED_CALL_FOR_NOTHING_STORED ->
                client.batchExecuteStatement(request)
                        .exceptionallyCompose(failure -> CompletableFuture.failedFuture(nothingStored(failure)));
            case REPEATS_A_KEY_IN_A_CALL -> {
                var statements = new ArrayList<>(request.statements());
                statements.add(statements.getFirst());
                yield client.batchExecuteStatement(
                        request.toBuilder().statements(statements).build());
            }
            default -> new PlantedTakeovers(bug, client).several(request);
        };
    }

    private static BatchExecuteStatementResponse asOne(BatchExecuteStatementResponse answer) {
        var fine = answer.responses().isEmpty() || answer.responses().getFirst().error() == null;
        var done = BatchStatementResponse.builder().build();
        return fine
                ? answer.toBuilder()
                        .responses(Collections.nCopies(answer.responses().size(), done))
                        .build()
                : answer;
    }

    private static Throwable nothingStored(Throwable failure) {
        var cause = failure.getCause() == null ? failure : failure.getCause();
        return cause instanceof DynamoDbException refused
                        && "ValidationException"
                                .equals(refused.awsErrorDetails().errorCode())
                ? Failures.of(Fate.THROTTLED, Service.DYNAMODB)
                : failure;
    }

    @Override
    public CompletableFuture<BatchGetItemResponse> batchGetItem(BatchGetItemRequest request) {
        return client.batchGetItem(request);
    }

    private static Map<String, AttributeValue> without(UpdateItemRequest request, String... names) {
        var given = new HashMap<>(request.expressionAttributeValues());
        given.keySet().removeAll(Set.of(names));
        return given;
    }

    @Override
    public CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
        return client.getItem(
                bug == PlantedBug.READS_WHAT_MAY_BE_STALE
                        ? request.toBuilder().consistentRead(false).build()
                        : request);
    }

    @Override
    public CompletableFuture<QueryResponse> query(QueryRequest request) {
        return client.query(request);
    }

    @Override
    public String serviceName() {
        return client.serviceName();
    }

    @Override
    public void close() {}
}
