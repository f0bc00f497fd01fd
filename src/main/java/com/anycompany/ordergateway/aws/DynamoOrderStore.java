package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.HandoverStore;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.store.Written;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Orders in a DynamoDB table, one call a request.
 *
 * <p>Source: DynamoDB PutItem, UpdateItem and GetItem; {@code ReturnValuesOnConditionCheckFailure} saves the read after
 * a condition that failed.
 */
public final class DynamoOrderStore implements OrderStore, OutboxStore, HandoverStore {
    /** The dependency's name in faults. */
    public static final String DEPENDENCY = "orders-table";

    /** The index of orders with something left to do. */
    static final String INDEX = "outbox-due";

    /** An epoch alone would let a write of ours that is carried out late undo what we wrote after it. */
    private static final String HELD = OutboxAttributes.LEASE_EPOCH + " = :mine AND " + OutboxAttributes.DUE_AT
            + " = :until AND " + OutboxAttributes.PENDING + " = :sent";

    /** The lease must still be there, so that the write finishes nothing twice. */
    private static final String NOTHING_PENDING = OutboxAttributes.LEASE_EPOCH + " = :mine AND attribute_exists("
            + OutboxAttributes.LEASE_OWNER + ") AND attribute_not_exists(" + OutboxAttributes.PENDING + ")";

    private static final String NEXT_LEASE = "SET %1$s = %1$s + :one, %2$s = :owner, %3$s = :until"
            .formatted(OutboxAttributes.LEASE_EPOCH, OutboxAttributes.LEASE_OWNER, OutboxAttributes.DUE_AT);

    private final DynamoDbAsyncClient client;
    private final String table;
    private final Guard guard;

    /** Orders in {@code table}, each call within {@code guard}. */
    public DynamoOrderStore(DynamoDbAsyncClient client, String table, Guard guard) {
        this.client = client;
        this.table = table;
        this.guard = guard;
    }

    @Override
    public Future<Written> writeOnce(StoredOrder newborn, Deadline deadline) {
        return put(OrderItem.of(newborn));
    }

    /** Writes the item of a new order, unless its id is taken. */
    Future<Written> put(Map<String, AttributeValue> item) {
        var request = PutItemRequest.builder()
                .tableName(table)
                .item(item)
                .conditionExpression("attribute_not_exists(" + OrderItem.ID + ")")
                .returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD)
                .build();
        return guard.call(() -> SdkFutures.start(() -> client.putItem(request))
                .<Written>map(answer -> new Written.Stored())
                .recover(failure -> whatStandsThere(failure).map(Written.Taken::new)));
    }

    @Override
    public Future<Optional<StoredOrder>> find(OrderId id, Deadline deadline) {
        var request = GetItemRequest.builder()
                .tableName(table)
                .key(OrderItem.key(id))
                .consistentRead(true)
                .build();
        return guard.call(() -> SdkFutures.call(DEPENDENCY, () -> client.getItem(request)))
                .map(answer -> Optional.of(answer)
                        .filter(GetItemResponse::hasItem)
                        .map(GetItemResponse::item)
                        .map(OrderItem::read));
    }

    @Override
    public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
        return update(id, held, OutboxAttributes.of(id, next));
    }

    /** Replaces {@code held} by an outbox of those attributes, as {@link #record} does. */
    Future<Recorded> update(OrderId id, Outbox.Open held, Map<String, AttributeValue> next) {
        var fence = Map.of(
                ":mine", AttributeValues.number(held.epoch()),
                ":until", AttributeValues.number(held.lease().dueAt().toEpochMilli()),
                ":sent", OutboxAttributes.names(held.pending()));
        return guard.call(() -> new FencedUpdate(id, next).write(client, table, HELD, fence));
    }

    @Override
    public Future<List<OrderId>> due(Shard shard, Instant now, int most, Deadline deadline) {
        var request = QueryRequest.builder()
                .tableName(table)
                .indexName(INDEX)
                .keyConditionExpression(
                        OutboxAttributes.SHARD + " = :shard AND " + OutboxAttributes.DUE_AT + " <= :now")
                .expressionAttributeValues(Map.of(
                        ":shard",
                        AttributeValues.text(shard.key()),
                        ":now",
                        AttributeValues.number(now.toEpochMilli())))
                .limit(most)
                .build();
        return guard.call(() -> SdkFutures.call(DEPENDENCY, () -> client.query(request)))
                .map(answer -> answer.items().stream()
                        .flatMap(item -> OrderId.parse(new Attributes(item).text(OrderItem.ID)).stream())
                        .toList());
    }

    @Override
    public Future<Optional<StoredOrder>> claim(
            OrderId id, Shard queried, Instant now, String owner, Instant until, Deadline deadline) {
        var request = UpdateItemRequest.builder()
                .tableName(table)
                .key(OrderItem.key(id))
                .updateExpression(NEXT_LEASE)
                .conditionExpression(OutboxAttributes.DUE_AT + " <= :now AND " + OutboxAttributes.SHARD + " = :queried")
                .expressionAttributeValues(Map.of(
                        ":one", AttributeValues.number(1),
                        ":owner", AttributeValues.text(owner),
                        ":until", AttributeValues.number(until.toEpochMilli()),
                        ":now", AttributeValues.number(now.toEpochMilli()),
                        ":queried", AttributeValues.text(queried.key())))
                .returnValues(ReturnValue.ALL_NEW)
                .build();
        return claim(request)
                .compose(claimed -> claimed.map(order -> finishedIfNothingIsPending(order, now))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())));
    }

    /** Nobody of ours leaves an order due that has nothing pending; a hand in the table may. */
    private Future<Optional<StoredOrder>> finishedIfNothingIsPending(StoredOrder claimed, Instant now) {
        return switch (claimed.outbox()) {
            case Outbox.Open open -> Future.succeededFuture(Optional.of(claimed));
            case Outbox.Done(var closed, var epoch, var unsaid) -> {
                var id = claimed.order().id();
                var next = OutboxAttributes.of(id, new Outbox.Done(closed, epoch, now));
                var fence = Map.of(":mine", AttributeValues.number(epoch));
                yield guard.call(() -> new FencedUpdate(id, next).write(client, table, NOTHING_PENDING, fence))
                        .map(Optional.empty());
            }
        };
    }

    @Override
    public Future<Optional<StoredOrder>> takeOver(OrderId id, String owner, Instant until, Deadline deadline) {
        return takeOver(new Takeovers.Takeover(id, owner, until));
    }

    /** Takes over one order, as {@link HandoverStore#takeOver} does. */
    Future<Optional<StoredOrder>> takeOver(Takeovers.Takeover takeover) {
        return claim(UpdateItemRequest.builder()
                .tableName(table)
                .key(OrderItem.key(takeover.id()))
                .updateExpression(NEXT_LEASE)
                .conditionExpression(
                        OutboxAttributes.LEASE_OWNER + " = :stream AND " + OutboxAttributes.LEASE_EPOCH + " = :one")
                .expressionAttributeValues(Map.of(
                        ":one", AttributeValues.number(Takeovers.BORN),
                        ":owner", AttributeValues.text(takeover.owner()),
                        ":until", AttributeValues.number(takeover.until().toEpochMilli()),
                        ":stream", AttributeValues.text(Lease.STREAM)))
                .returnValues(ReturnValue.ALL_NEW)
                .build());
    }

    private Future<Optional<StoredOrder>> claim(UpdateItemRequest request) {
        return guard.call(() -> SdkFutures.start(() -> client.updateItem(request))
                        .map(answer -> Optional.of(answer.attributes()))
                        .recover(failure -> failure instanceof ConditionalCheckFailedException
                                ? Future.succeededFuture(Optional.empty())
                                : Future.failedFuture(AwsFaults.classify(DEPENDENCY, failure))))
                .map(claimed -> claimed.map(OrderItem::read));
    }

    /** What a fenced update that failed means. */
    static Future<Recorded> superseded(Throwable failure) {
        return failure instanceof ConditionalCheckFailedException failed && !failed.hasItem()
                ? Future.succeededFuture(new Recorded.Gone())
                : whatStandsThere(failure).map(Recorded.Superseded::new);
    }

    private static Future<StoredOrder> whatStandsThere(Throwable failure) {
        return failure instanceof ConditionalCheckFailedException failed && failed.hasItem()
                ? Future.succeededFuture(OrderItem.read(failed.item()))
                : Future.failedFuture(AwsFaults.classify(DEPENDENCY, failure));
    }
}
