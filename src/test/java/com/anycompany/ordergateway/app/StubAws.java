package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsServices;
import com.anycompany.ordergateway.time.Timer;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** AWS that takes everything, each call after the latency of its service, and counts the calls. Keeps nothing. */
final class StubAws {
    private static final Duration TABLE = Duration.ofMillis(4);
    private static final Duration TOPIC = Duration.ofMillis(12);
    private static final Duration QUEUE = Duration.ofMillis(8);

    private final Timer timer;
    private final Map<String, Integer> calls = new TreeMap<>();
    private int told;

    StubAws(Timer timer) {
        this.timer = timer;
    }

    AwsServices services() {
        return new AwsServices(new StubTable(), new StubTopic(), new StubQueue(), new NoMail());
    }

    /** How often each operation was called. */
    Map<String, Integer> calls() {
        return Map.copyOf(calls);
    }

    /** How many messages topic and queue took. */
    int told() {
        return told;
    }

    private <T> CompletableFuture<T> answer(String operation, Duration latency, T answer) {
        calls.merge(operation, 1, Integer::sum);
        var answered = new CompletableFuture<T>();
        timer.after(latency, () -> answered.complete(answer));
        return answered;
    }

    private final class StubTable implements DynamoDbAsyncClient {
        @Override
        public CompletableFuture<PutItemResponse> putItem(PutItemRequest request) {
            return answer("PutItem", TABLE, PutItemResponse.builder().build());
        }

        @Override
        public CompletableFuture<UpdateItemResponse> updateItem(UpdateItemRequest request) {
            return answer("UpdateItem", TABLE, UpdateItemResponse.builder().build());
        }

        @Override
        public CompletableFuture<BatchExecuteStatementResponse> batchExecuteStatement(
                BatchExecuteStatementRequest request) {
            var each = IntStream.range(0, request.statements().size())
                    .mapToObj(statement -> BatchStatementResponse.builder().build())
                    .toList();
            return answer(
                    "BatchExecuteStatement",
                    TABLE,
                    BatchExecuteStatementResponse.builder().responses(each).build());
        }

        @Override
        public String serviceName() {
            return "dynamodb";
        }

        @Override
        public void close() {}
    }

    private final class StubTopic implements SnsAsyncClient {
        @Override
        public CompletableFuture<PublishResponse> publish(PublishRequest request) {
            told++;
            return answer("Publish", TOPIC, PublishResponse.builder().build());
        }

        @Override
        public CompletableFuture<PublishBatchResponse> publishBatch(PublishBatchRequest request) {
            var entries = request.publishBatchRequestEntries();
            told += entries.size();
            var taken = entries.stream()
                    .map(entry ->
                            PublishBatchResultEntry.builder().id(entry.id()).build())
                    .toList();
            return answer(
                    "PublishBatch",
                    TOPIC,
                    PublishBatchResponse.builder().successful(taken).build());
        }

        @Override
        public String serviceName() {
            return "sns";
        }

        @Override
        public void close() {}
    }

    private final class StubQueue implements SqsAsyncClient {
        @Override
        public CompletableFuture<SendMessageResponse> sendMessage(SendMessageRequest request) {
            told++;
            return answer("SendMessage", QUEUE, SendMessageResponse.builder().build());
        }

        @Override
        public CompletableFuture<SendMessageBatchResponse> sendMessageBatch(SendMessageBatchRequest request) {
            told += request.entries().size();
            var taken = request.entries().stream()
                    .map(entry ->
                            SendMessageBatchResultEntry.builder().id(entry.id()).build())
                    .toList();
            return answer(
                    "SendMessageBatch",
                    QUEUE,
                    SendMessageBatchResponse.builder().successful(taken).build());
        }

        @Override
        public String serviceName() {
            return "sqs";
        }

        @Override
        public void close() {}
    }

    /** Orders without e-mail never come here. */
    private static final class NoMail implements SesV2AsyncClient {
        @Override
        public String serviceName() {
            return "ses";
        }

        @Override
        public void close() {}
    }
}
