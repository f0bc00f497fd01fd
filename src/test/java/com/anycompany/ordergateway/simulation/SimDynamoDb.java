package com.anycompany.ordergateway.simulation;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/** The SDK's client of the simulated table, as one process holds it. */
final class SimDynamoDb implements DynamoDbAsyncClient {
    private static final QueryResponse NOTHING = QueryResponse.builder()
            .items(List.<Map<String, AttributeValue>>of())
            .build();

    private final World world;
    private final Wire wire;
    private final Life process;

    SimDynamoDb(World world, Wire wire, Life process) {
        this.world = world;
        this.wire = wire;
        this.process = process;
    }

    @Override
    public CompletableFuture<PutItemResponse> putItem(PutItemRequest request) {
        var token = Table.text(request.item(), "write_token");
        return wire.call(
                process,
                Service.DYNAMODB,
                "PutItem",
                token,
                fate -> asked(request, () -> {
                    world.table()
                            .put(
                                    process.name(),
                                    request.item(),
                                    Optional.ofNullable(request.conditionExpression()),
                                    request.expressionAttributeValues(),
                                    showsOld(request.returnValuesOnConditionCheckFailure()));
                    return PutItemResponse.builder().build();
                }));
    }

    @Override
    public CompletableFuture<UpdateItemResponse> updateItem(UpdateItemRequest request) {
        var given = request.expressionAttributeValues();
        var id = Table.text(request.key(), Table.ID);
        var about = id + " " + Integer.toHexString(given.hashCode());
        var operation = request.returnValues() == ReturnValue.ALL_NEW ? "claim" : "record";
        return wire.call(
                process,
                Service.DYNAMODB,
                operation,
                about,
                fate -> asked(request, () -> {
                    var after = world.table()
                            .update(
                                    process.name(),
                                    id,
                                    request.updateExpression(),
                                    Optional.ofNullable(request.conditionExpression()),
                                    given,
                                    showsOld(request.returnValuesOnConditionCheckFailure()));
                    return UpdateItemResponse.builder()
                            .attributes(request.returnValues() == ReturnValue.ALL_NEW ? after : null)
                            .build();
                }));
    }

    /** A read that need not be consistent may show what stood there before the last change. */
    @Override
    public CompletableFuture<GetItemResponse> getItem(GetItemRequest request) {
        var id = Table.text(request.key(), Table.ID);
        return wire.call(process, Service.DYNAMODB, "GetItem", id, fate -> {
            var item = Boolean.TRUE.equals(request.consistentRead())
                    ? world.table().at(id)
                    : world.table().asShown(id);
            return GetItemResponse.builder().item(item.orElse(null)).build();
        });
    }

    @Override
    public CompletableFuture<QueryResponse> query(QueryRequest request) {
        return wire.light(
                process,
                Service.DYNAMODB,
                () -> asked(request, () -> {
                    var found = world.table()
                            .query(
                                    request.keyConditionExpression(),
                                    request.expressionAttributeValues(),
                                    request.limit());
                    return found.isEmpty()
                            ? NOTHING
                            : QueryResponse.builder().items(found).build();
                }));
    }

    /** A request that DynamoDB would refuse as such is a bug of whoever made it. */
    private <T> T asked(Object request, Supplier<T> work) {
        try {
            return work.get();
        } catch (BadRequest refused) {
            world.require(false, "every request is well-formed", refused.getMessage(), request);
            throw Failures.of(Fate.INVALID, Service.DYNAMODB);
        }
    }

    private static boolean showsOld(ReturnValuesOnConditionCheckFailure wanted) {
        return wanted == ReturnValuesOnConditionCheckFailure.ALL_OLD;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
