package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.order.CanonicalHash;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
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

    private static final int MOST_STATEMENTS = 25;

    /** An update that takes an order over from the stream, as reports name it. */
    static final String TAKEOVER = "takeover";

    private static final AttributeValue THE_STREAM = AttributeValue.fromS(Item.STREAM);
    private static final Set<AttributeValue> EPOCHS = Set.of(AttributeValue.fromN("1"), AttributeValue.fromN("2"));

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
        var about = about(id, given);
        var holds = request.returnValues() == ReturnValue.ALL_NEW ? "claim" : "record";
        var operation = takesOver(given) ? TAKEOVER : holds;
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

    /** Whether an update with such values asks whether the stream holds an order: only whoever takes it over does. */
    static boolean takesOver(Map<String, AttributeValue> given) {
        return given.containsValue(THE_STREAM);
    }

    /**
     * The same for each repeat of the same update, whatever it is written in, and for no other. A statement that takes over
     * names the next epoch, an update adds to the last: there the epochs do not count.
     */
    private static String about(String id, Map<String, AttributeValue> given) {
        var hash = new CanonicalHash();
        given.values().stream()
                .filter(value -> !takesOver(given) || !EPOCHS.contains(value))
                .map(SimDynamoDb::canonical)
                .sorted()
                .forEach(hash::text);
        return id + " " + HexFormat.of().formatHex(hash.finish(), 0, Long.BYTES);
    }

    private static String canonical(AttributeValue value) {
        return switch (value.type()) {
            case SS -> new TreeSet<>(value.ss()).toString();
            case M ->
                value.m().entrySet().stream()
                        .map(each -> each.getKey() + "=" + canonical(each.getValue()))
                        .sorted()
                        .toList()
                        .toString();
            case L -> value.l().stream().map(SimDynamoDb::canonical).toList().toString();
            default -> value.toString();
        };
    }

    @Override
    public CompletableFuture<BatchExecuteStatementResponse> batchExecuteStatement(
            BatchExecuteStatementRequest request) {
        var statements = asked(
                request,
                () -> request.statements().stream()
                        .map(statement -> PartiQl.of(statement.statement(), statement.parameters()))
                        .toList());
        var ids = statements.stream().map(PartiQl::id).distinct().count();
        world.require(ids == statements.size(), "no key stands twice in a call", ids, statements.size());
        world.require(statements.size() <= MOST_STATEMENTS, "statements of a call are few", statements.size());
        world.count(Expected.SHARED_WRITES);
        var parts = statements.stream().map(this::part).toList();
        var batch = new StatementBatch(world, process, wire, statements, parts);
        return wire.shared(parts, fate -> asked(request, () -> batch.execute(fate)));
    }

    private Attempt part(PartiQl statement) {
        if (!statement.inserts()) {
            var about = about(statement.id(), statement.given());
            var operation = takesOver(statement.given()) ? TAKEOVER : "record";
            return new Attempt(process, Service.DYNAMODB, operation, about, Fate.WELL);
        }
        var item = new Item(statement.item());
        return new Attempt(process, Service.DYNAMODB, "PutItem", item.token(), Fate.WELL);
    }

    /** Some keys may be left for another call. */
    @Override
    public CompletableFuture<BatchGetItemResponse> batchGetItem(BatchGetItemRequest request) {
        var wanted = request.requestItems().entrySet().iterator().next();
        var keys = wanted.getValue().keys();
        world.require(Boolean.TRUE.equals(wanted.getValue().consistentRead()), "reads are consistent", request);
        return wire.call(process, Service.DYNAMODB, "GetItem", "several", fate -> {
            var read = keys.size() > 1 && wire.part(Service.DYNAMODB) != Fate.WELL ? keys.size() / 2 : keys.size();
            var items = keys.stream()
                    .limit(read)
                    .flatMap(key -> world.table().at(Table.text(key, Table.ID)).stream())
                    .toList();
            var left = wanted.getValue().toBuilder()
                    .keys(keys.subList(read, keys.size()))
                    .build();
            return BatchGetItemResponse.builder()
                    .responses(Map.of(wanted.getKey(), items))
                    .unprocessedKeys(read < keys.size() ? Map.of(wanted.getKey(), left) : Map.of())
                    .build();
        });
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
