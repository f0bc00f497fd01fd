package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Cursor;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxDesk;
import com.anycompany.ordergateway.store.Page;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.Standing;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/**
 * The outboxes of a DynamoDB table, for an operator.
 *
 * <p>Source: DynamoDB Query, {@code ExclusiveStartKey} and {@code LastEvaluatedKey}; UpdateItem.
 */
public final class DynamoOutboxDesk implements OutboxDesk {
    /** Between the two parts of a cursor's key; no order id has it. */
    private static final String AT = "@";

    private final DynamoDbAsyncClient client;
    private final String table;

    /** The outboxes in {@code table}. */
    public DynamoOutboxDesk(DynamoDbAsyncClient client, String table) {
        this.client = client;
        this.table = table;
    }

    @Override
    public Future<Page<Standing>> standing(Shard shard, Instant dueBy, Cursor from, int most, Deadline deadline) {
        return switch (from) {
            case Cursor.Start() -> query(first(shard, dueBy, most));
            case Cursor.After(var key) -> query(first(shard, dueBy, most).exclusiveStartKey(startKey(shard, key)));
            case Cursor.End() -> Future.succeededFuture(new Page<>(List.of(), from));
        };
    }

    private QueryRequest.Builder first(Shard shard, Instant dueBy, int most) {
        return QueryRequest.builder()
                .tableName(table)
                .indexName(DynamoOrderStore.INDEX)
                .keyConditionExpression(
                        OutboxAttributes.SHARD + " = :shard AND " + OutboxAttributes.DUE_AT + " <= :due_by")
                .expressionAttributeValues(Map.of(
                        ":shard",
                        AttributeValues.text(shard.key()),
                        ":due_by",
                        AttributeValues.number(dueBy.toEpochMilli())))
                .limit(most);
    }

    private Future<Page<Standing>> query(QueryRequest.Builder request) {
        return SdkFutures.call(DynamoOrderStore.DEPENDENCY, () -> client.query(request.build()))
                .map(answer -> new Page<>(
                        answer.items().stream()
                                .map(Attributes::new)
                                .flatMap(item -> OrderId.parse(item.text(OrderItem.ID)).stream()
                                        .map(id -> standing(id, item)))
                                .toList(),
                        after(answer)));
    }

    /** An index that was made with its keys alone does not say when an order was accepted. */
    private static Standing standing(OrderId id, Attributes item) {
        var dueAt = item.instant(OutboxAttributes.DUE_AT);
        return new Standing(id, dueAt, item.has(OrderItem.RECEIVED_AT) ? item.instant(OrderItem.RECEIVED_AT) : dueAt);
    }

    private static Cursor after(QueryResponse answer) {
        if (!answer.hasLastEvaluatedKey() || answer.lastEvaluatedKey().isEmpty()) {
            return new Cursor.End();
        }
        var last = new Attributes(answer.lastEvaluatedKey());
        return new Cursor.After(last.text(OrderItem.ID) + AT + last.number(OutboxAttributes.DUE_AT));
    }

    private static Map<String, AttributeValue> startKey(Shard shard, String key) {
        var at = key.lastIndexOf(AT);
        return Map.of(
                OrderItem.ID, AttributeValues.text(key.substring(0, at)),
                OutboxAttributes.SHARD, AttributeValues.text(shard.key()),
                OutboxAttributes.DUE_AT, AttributeValue.fromN(key.substring(at + 1)));
    }

    @Override
    public Future<Recorded> amend(StoredOrder seen, Outbox next, Deadline deadline) {
        if (next.epoch() <= seen.outbox().epoch()) {
            return Future.failedFuture(new IllegalArgumentException(
                    "epoch: " + next.epoch() + " (expected: > " + seen.outbox().epoch() + ")"));
        }
        var id = seen.order().id();
        var fence = Map.of(
                ":epoch_seen", AttributeValues.number(seen.outbox().epoch()),
                ":version_seen", AttributeValues.number(seen.version()));
        var condition = OutboxAttributes.LEASE_EPOCH + " = :epoch_seen AND " + OrderItem.VERSION + " = :version_seen";
        return new FencedUpdate(id, OutboxAttributes.of(id, next)).write(client, table, condition, fence);
    }
}
