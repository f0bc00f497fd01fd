package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.StoredOrder;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/**
 * Several orders, read in one call and consistently. What the call leaves unprocessed is asked for again, a few times.
 *
 * <p>Source: DynamoDB BatchGetItem, UnprocessedKeys.
 */
final class ConsistentReads {
    private static final int ROUNDS = 3;

    private final DynamoDbAsyncClient client;
    private final String table;
    private final Guard guard;

    ConsistentReads(DynamoDbAsyncClient client, String table, Guard guard) {
        this.client = client;
        this.table = table;
        this.guard = guard;
    }

    /**
     * Those of {@code ids} that were found, which must be distinct; one that is missing may stand there all the same. Fails
     * with {@link com.anycompany.ordergateway.fault.DependencyException}.
     */
    Future<Map<OrderId, StoredOrder>> find(List<OrderId> ids) {
        var found = new HashMap<OrderId, StoredOrder>();
        return ids.isEmpty()
                ? Future.succeededFuture(found)
                : read(ids.stream().map(OrderItem::key).toList(), found, ROUNDS);
    }

    private Future<Map<OrderId, StoredOrder>> read(
            List<Map<String, AttributeValue>> keys, Map<OrderId, StoredOrder> found, int rounds) {
        var wanted = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
        var request = BatchGetItemRequest.builder()
                .requestItems(Map.of(table, wanted))
                .build();
        return guard.call(() -> SdkFutures.call(DynamoOrderStore.DEPENDENCY, () -> client.batchGetItem(request)))
                .compose(answer -> {
                    collect(answer, found);
                    var left = answer.unprocessedKeys().get(table);
                    return left == null || rounds == 1
                            ? Future.succeededFuture(found)
                            : read(left.keys(), found, rounds - 1);
                });
    }

    private void collect(BatchGetItemResponse answer, Map<OrderId, StoredOrder> found) {
        answer.responses().getOrDefault(table, List.of()).stream()
                .map(OrderItem::read)
                .forEach(order -> found.put(order.order().id(), order));
    }
}
