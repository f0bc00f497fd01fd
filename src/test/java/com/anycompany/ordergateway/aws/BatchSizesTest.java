package com.anycompany.ordergateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.order.Article;
import com.anycompany.ordergateway.order.Basket;
import com.anycompany.ordergateway.order.Line;
import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** Calls that many share stay within what AWS takes, however large the orders are; counted in bytes, not characters. */
final class BatchSizesTest {
    private static final int MANY = 60;
    private static final long MOST_OF_A_TOPIC = 256 * 1024;
    private static final long MOST_OF_A_TABLE = 1024 * 1024;
    private static final Deadline LATE = new Deadline(Instant.MAX);

    private static final class Topic implements SnsAsyncClient {
        private final CompletableFuture<PublishResponse> first = new CompletableFuture<>();
        private final List<PublishBatchRequest> calls = new ArrayList<>();

        @Override
        public CompletableFuture<PublishResponse> publish(PublishRequest request) {
            return first;
        }

        @Override
        public CompletableFuture<PublishBatchResponse> publishBatch(PublishBatchRequest request) {
            calls.add(request);
            return CompletableFuture.completedFuture(PublishBatchResponse.builder()
                    .successful(request.publishBatchRequestEntries().stream()
                            .map(entry -> PublishBatchResultEntry.builder()
                                    .id(entry.id())
                                    .build())
                            .toList())
                    .build());
        }

        @Override
        public String serviceName() {
            return "sns";
        }

        @Override
        public void close() {}
    }

    private static final class Table implements DynamoDbAsyncClient {
        private final CompletableFuture<PutItemResponse> first = new CompletableFuture<>();
        private final List<BatchExecuteStatementRequest> calls = new ArrayList<>();

        @Override
        public CompletableFuture<PutItemResponse> putItem(PutItemRequest request) {
            return first;
        }

        @Override
        public CompletableFuture<BatchExecuteStatementResponse> batchExecuteStatement(
                BatchExecuteStatementRequest request) {
            calls.add(request);
            var done = BatchStatementResponse.builder().build();
            return CompletableFuture.completedFuture(BatchExecuteStatementResponse.builder()
                    .responses(Collections.nCopies(request.statements().size(), done))
                    .build());
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }

    /** An order of as many lines as there may be, named in characters of three bytes each. */
    private static StoredOrder large(int each) {
        var small = SampleOrders.laptop("order-" + each).order();
        var line =
                new Line(new Article.Product("漢".repeat(200)), 1, small.basket().total());
        var basket = new Basket.Lines(Collections.nCopies(Basket.Lines.MOST, line));
        return SampleOrders.of(
                new Order(
                        small.id(),
                        small.caller(),
                        basket,
                        small.customer(),
                        small.metadata(),
                        small.receivedAt(),
                        null),
                "token");
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static long bytes(PublishBatchRequestEntry entry) {
        return bytes(entry.message())
                + entry.messageAttributes().entrySet().stream()
                        .mapToLong(attribute -> bytes(attribute.getKey())
                                + bytes(attribute.getValue().dataType())
                                + bytes(attribute.getValue().stringValue()))
                        .sum();
    }

    private static long bytes(AttributeValue value) {
        return switch (value.type()) {
            case S -> bytes(value.s());
            case N -> bytes(value.n());
            case SS -> value.ss().stream().mapToLong(BatchSizesTest::bytes).sum();
            case M ->
                value.m().entrySet().stream()
                        .mapToLong(each -> bytes(each.getKey()) + bytes(each.getValue()))
                        .sum();
            case L -> value.l().stream().mapToLong(BatchSizesTest::bytes).sum();
            case B, NS, BS, NUL, BOOL, UNKNOWN_TO_SDK_VERSION -> throw new AssertionError("unexpected: " + value);
        };
    }

    @Test
    void publishesNoMoreAtOnceThanATopicTakes() {
        // given
        var client = new Topic();
        var sink = new BatchingSink(
                new SnsEvents(client, "arn:aws:sns:eu-west-3:123456789012:OrderNotifications", Guard.NONE),
                new BatchingSink.Terms(1, 1, 100),
                new ManualTimer());
        var sends = IntStream.range(0, MANY)
                .mapToObj(each ->
                        sink.send(new Notice(SampleOrders.EVENT, large(each).order()), LATE))
                .toList();
        // when
        client.first.complete(PublishResponse.builder().build());
        // then
        assertThat(sends).allMatch(send -> send.succeeded());
        assertThat(client.calls).allSatisfy(call -> {
            assertThat(call.publishBatchRequestEntries()).hasSizeBetween(2, 10);
            assertThat(call.publishBatchRequestEntries().stream()
                            .mapToLong(BatchSizesTest::bytes)
                            .sum())
                    .isLessThanOrEqualTo(MOST_OF_A_TOPIC);
        });
    }

    @Test
    void insertsNoMoreAtOnceThanATableTakes() {
        // given
        var client = new Table();
        var timer = new ManualTimer();
        var store = new BatchingOrderStore(
                client, "Orders", Guard.NONE, new BatchingOrderStore.Terms(1, 1, 100, Duration.ofMillis(300)), timer);
        var deadline = timer.deadline(Duration.ofSeconds(2));
        var writes = IntStream.range(0, MANY)
                .mapToObj(each -> store.writeOnce(large(each), deadline))
                .toList();
        // when
        client.first.complete(PutItemResponse.builder().build());
        // then
        assertThat(writes).allMatch(write -> write.succeeded());
        assertThat(client.calls).allSatisfy(call -> {
            assertThat(call.statements()).hasSizeBetween(2, 25);
            assertThat(call.statements().stream()
                            .flatMap(statement -> statement.parameters().stream())
                            .mapToLong(BatchSizesTest::bytes)
                            .sum())
                    .isLessThanOrEqualTo(MOST_OF_A_TABLE);
        });
    }
}
