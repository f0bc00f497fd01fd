package com.anycompany.ordergateway.simulation;

import java.util.ArrayList;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** Takeovers that are not quite what they should be, in a call of their own and in one that they share. */
record PlantedTakeovers(PlantedBug bug, DynamoDbAsyncClient client) {
    private static final AttributeValue FIRST_EPOCH = AttributeValue.fromN("1");

    CompletableFuture<UpdateItemResponse> one(UpdateItemRequest request) {
        return switch (bug) {
            case TAKES_OVER_WHAT_IS_NOT_THE_STREAMS ->
                client.updateItem(request.toBuilder()
                        .conditionExpression("lease_owner = :stream OR lease_epoch >= :one")
                        .build());
            case TAKES_OVER_IN_THE_SAME_EPOCH ->
                client.updateItem(request.toBuilder()
                        .updateExpression(request.updateExpression().replace("lease_epoch + :one", ":one"))
                        .build());
            case DELIVERS_WHAT_ANOTHER_TOOK_OVER ->
                client.updateItem(request)
                        .exceptionallyCompose(failure -> failure.getCause() instanceof ConditionalCheckFailedException
                                ? whatStandsThere(request)
                                : CompletableFuture.failedFuture(failure));
            default -> client.updateItem(request);
        };
    }

    private CompletableFuture<UpdateItemResponse> whatStandsThere(UpdateItemRequest request) {
        var look = GetItemRequest.builder()
                .tableName(request.tableName())
                .key(request.key())
                .consistentRead(true)
                .build();
        return client.getItem(look)
                .thenApply(found ->
                        UpdateItemResponse.builder().attributes(found.item()).build());
    }

    CompletableFuture<BatchExecuteStatementResponse> several(BatchExecuteStatementRequest request) {
        var planted = request.toBuilder()
                .statements(request.statements().stream()
                        .map(statement -> takesOver(statement) ? planted(statement) : statement)
                        .toList())
                .build();
        return bug == PlantedBug.DELIVERS_WHAT_ANOTHER_TOOK_OVER
                        && takesOver(request.statements().getFirst())
                ? client.batchExecuteStatement(request).thenApply(PlantedTakeovers::allMade)
                : client.batchExecuteStatement(planted);
    }

    private static boolean takesOver(BatchStatementRequest statement) {
        return statement.statement().contains(" RETURNING ");
    }

    private BatchStatementRequest planted(BatchStatementRequest statement) {
        return switch (bug) {
            case TAKES_OVER_WHAT_IS_NOT_THE_STREAMS ->
                statement.toBuilder()
                        .statement(statement
                                .statement()
                                .replace(
                                        "\"lease_owner\" = ? AND \"lease_epoch\" = ?",
                                        "(\"lease_owner\" = ? OR \"lease_epoch\" >= ?)"))
                        .build();
            case TAKES_OVER_IN_THE_SAME_EPOCH -> {
                var parameters = new ArrayList<>(statement.parameters());
                parameters.set(0, FIRST_EPOCH);
                yield statement.toBuilder().parameters(parameters).build();
            }
            default -> statement;
        };
    }

    private static BatchExecuteStatementResponse allMade(BatchExecuteStatementResponse answer) {
        return answer.toBuilder()
                .responses(
                        answer.responses().stream().map(PlantedTakeovers::made).toList())
                .build();
    }

    private static BatchStatementResponse made(BatchStatementResponse answer) {
        return answer.error() != null && answer.error().code() == BatchStatementErrorCodeEnum.CONDITIONAL_CHECK_FAILED
                ? BatchStatementResponse.builder().item(answer.error().item()).build()
                : answer;
    }
}
