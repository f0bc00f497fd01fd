package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Scanned;
import com.anycompany.ordergateway.operations.TableScan;
import com.anycompany.ordergateway.store.Cursor;
import com.anycompany.ordergateway.store.Page;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * Every item of a DynamoDB table. It reads all of the table, which costs accordingly.
 *
 * <p>Source: DynamoDB Scan, {@code ConsistentRead} and {@code LastEvaluatedKey}.
 */
public final class DynamoTableScan implements TableScan {
    private final DynamoDbAsyncClient client;
    private final String table;
    private final int most;

    /** A scan of {@code table}, at most {@code most} items a page. */
    public DynamoTableScan(DynamoDbAsyncClient client, String table, int most) {
        this.client = client;
        this.table = table;
        this.most = most;
    }

    @Override
    public Future<Page<Scanned>> page(Cursor from) {
        return switch (from) {
            case Cursor.Start() -> scan(first());
            case Cursor.After(var id) ->
                scan(first().exclusiveStartKey(Map.of(OrderItem.ID, AttributeValues.text(id))));
            case Cursor.End() -> Future.succeededFuture(new Page<>(List.of(), from));
        };
    }

    private ScanRequest.Builder first() {
        return ScanRequest.builder().tableName(table).consistentRead(true).limit(most);
    }

    private Future<Page<Scanned>> scan(ScanRequest.Builder request) {
        return SdkFutures.call(DynamoOrderStore.DEPENDENCY, () -> client.scan(request.build()))
                .map(answer -> new Page<>(
                        answer.items().stream().map(DynamoTableScan::scanned).toList(),
                        answer.hasLastEvaluatedKey()
                                        && !answer.lastEvaluatedKey().isEmpty()
                                ? new Cursor.After(new Attributes(answer.lastEvaluatedKey()).text(OrderItem.ID))
                                : new Cursor.End()));
    }

    private static Scanned scanned(Map<String, AttributeValue> item) {
        var attributes = new Attributes(item);
        var marks = new Scanned.Marks(
                attributes.has(OutboxAttributes.PENDING),
                attributes.has(OutboxAttributes.SHARD) ? attributes.text(OutboxAttributes.SHARD) : "",
                attributes.has(OutboxAttributes.DUE_AT));
        return new Scanned(attributes.text(OrderItem.ID), marks, reading(item));
    }

    /** Whatever is wrong with one item must not end the look at the others. */
    private static Scanned.Reading reading(Map<String, AttributeValue> item) {
        try {
            return new Scanned.Whole(OrderItem.read(item));
        } catch (RuntimeException unreadable) {
            return new Scanned.Broken(String.valueOf(unreadable.getMessage()));
        }
    }
}
