package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.delivery.EventTexts;
import com.anycompany.ordergateway.store.SampleOrders;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;

/**
 * What a shared call takes from the request to where it would be sent, signed: with bodies of our own and, as the baseline,
 * with the SDK's.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class EncodingBenchmark {
    private static final int STATEMENTS = 25;
    private static final int ENTRIES = 10;

    /** Who writes the bodies. */
    public enum Bodies {
        OURS,
        SDK
    }

    /** Who writes the bodies of shared calls. */
    @Param({"OURS", "SDK"})
    public Bodies bodies = Bodies.OURS;

    private final BatchExecuteStatementRequest inserts = inserts();
    private final PublishBatchRequest events = events();
    private DynamoDbAsyncClient dynamoDb = client(DynamoDbAsyncClient.builder(), new StatementsDocument());
    private SnsAsyncClient sns = client(SnsAsyncClient.builder(), new PublishBatchForm());

    /** Clients for these {@link #bodies}. */
    @Setup
    public void clients() {
        dynamoDb = client(DynamoDbAsyncClient.builder(), new StatementsDocument());
        sns = client(SnsAsyncClient.builder(), new PublishBatchForm());
    }

    /** A BatchExecuteStatement of 25 orders. */
    @Benchmark
    public CompletableFuture<?> inserts25() {
        return dynamoDb.batchExecuteStatement(inserts);
    }

    /** A PublishBatch of 10 orders. */
    @Benchmark
    public CompletableFuture<?> events10() {
        return sns.publishBatch(events);
    }

    private <C, B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(
            B builder, ExecutionInterceptor ours) {
        return builder.httpClient(new Nobody())
                .region(Region.EU_WEST_3)
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("any", "any")))
                .overrideConfiguration(with -> with.retryStrategy(retry -> retry.maxAttempts(1))
                        .executionInterceptors(bodies == Bodies.OURS ? List.of(ours) : List.of()))
                .build();
    }

    private static BatchExecuteStatementRequest inserts() {
        return BatchExecuteStatementRequest.builder()
                .statements(IntStream.range(0, STATEMENTS)
                        .mapToObj(each -> OrderInserts.Newborn.of(SampleOrders.laptop("web-2026-" + each)))
                        .map(newborn -> BatchStatementRequest.builder()
                                .statement(OrderInserts.text(
                                        "Orders", List.copyOf(newborn.item().keySet())))
                                .parameters(newborn.item().values())
                                .build())
                        .toList())
                .build();
    }

    private static PublishBatchRequest events() {
        return PublishBatchRequest.builder()
                .topicArn("arn:aws:sns:eu-west-3:000000000000:OrderNotifications")
                .publishBatchRequestEntries(IntStream.range(0, ENTRIES)
                        .mapToObj(each -> PublishBatchRequestEntry.builder()
                                .id(Integer.toString(each))
                                .subject(EventTexts.subject())
                                .messageStructure("json")
                                .message(EventTexts.byProtocol(
                                        SampleOrders.laptop("web-2026-" + each).order()))
                                .messageAttributes(Map.of(
                                        "order_id",
                                        MessageAttributeValue.builder()
                                                .dataType("String")
                                                .stringValue("web-2026-" + each)
                                                .build()))
                                .build())
                        .toList())
                .build();
    }

    /** Where a call ends at once. */
    private static final class Nobody implements SdkAsyncHttpClient {
        private final IllegalStateException notSent = new IllegalStateException("not sent");

        @Override
        public CompletableFuture<Void> execute(AsyncExecuteRequest request) {
            return CompletableFuture.failedFuture(notSent);
        }

        @Override
        public void close() {}
    }
}
