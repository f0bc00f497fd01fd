package com.anycompany.ordergateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Cursor;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.Standing;
import com.anycompany.ordergateway.time.Deadline;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** A table whose index was made before it held more than its keys. */
class KeysOnlyIndexTest {
    private static final Instant DUE = Instant.ofEpochMilli(1_700_000_000_000L);

    private static final class KeysOnly implements DynamoDbAsyncClient {
        @Override
        public CompletableFuture<QueryResponse> query(QueryRequest request) {
            var item = Map.of(
                    "order_id", AttributeValues.text("12345"),
                    "outbox_shard", AttributeValues.text("mixed#07"),
                    "due_at", AttributeValues.number(DUE.toEpochMilli()));
            return CompletableFuture.completedFuture(
                    QueryResponse.builder().items(List.of(item)).build());
        }

        @Override
        public String serviceName() {
            return SERVICE_NAME;
        }

        @Override
        public void close() {}
    }

    @Test
    void takesAnOrderToBeAsOldAsItsDueTime() {
        // given
        var desk = new DynamoOutboxDesk(new KeysOnly(), "Orders");
        // when
        var page = desk.standing(new Shard("mixed", 7), DUE, new Cursor.Start(), 10, new Deadline(Instant.MAX));
        // then
        assertThat(page.result().items()).containsExactly(new Standing(new OrderId("12345"), DUE, DUE));
    }
}
