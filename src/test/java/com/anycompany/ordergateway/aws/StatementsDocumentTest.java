package com.anycompany.ordergateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchExecuteStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.ReturnValuesOnConditionCheckFailure;

/** The document that goes over the wire is the one that the SDK would have written. */
class StatementsDocumentTest {
    private static final int DEPTH = 3;

    @Test
    void everyCallSaysWhatTheSdkWouldHaveSaid() throws NoSuchAlgorithmException {
        for (var seed = 0L; seed < 200; seed++) {
            // given
            var request = request(new Random(seed));

            // when
            var ours = sent(request, new StatementsDocument());
            var theirs = sent(request);

            // then
            assertThat(new JsonObject(ours.body())).as("seed %d", seed).isEqualTo(new JsonObject(theirs.body()));
            assertThat(ours.kind()).as("seed %d", seed).isEqualTo(theirs.kind());
            assertThat(ours.request().getUri()).isEqualTo(theirs.request().getUri());
            assertThat(ours.header("Content-Length")).isEqualTo(ours.bytes());
            assertThat(ours.header("x-amz-content-sha256")).as("seed %d", seed).isEqualTo(ours.digest());
        }
    }

    static Stream<AttributeValue> notOurs() {
        return Stream.of(
                AttributeValue.fromB(SdkBytes.fromUtf8String("any")),
                AttributeValue.fromNs(List.of("1")),
                AttributeValue.fromBs(List.of(SdkBytes.fromUtf8String("any"))),
                AttributeValue.fromNul(true),
                AttributeValue.fromBool(true));
    }

    @ParameterizedTest
    @MethodSource("notOurs")
    void whatNoItemOfOursHoldsIsLeftToTheSdk(AttributeValue value) {
        // given
        var inside = AttributeValue.fromL(List.of(AttributeValue.fromM(Map.of("inside", value))));
        var request = BatchExecuteStatementRequest.builder()
                .statements(BatchStatementRequest.builder()
                        .statement("any")
                        .parameters(inside)
                        .build())
                .build();

        // when
        var ours = sent(request, new StatementsDocument());

        // then
        assertThat(ours.body()).isEqualTo(sent(request).body()).contains("inside");
    }

    @Test
    void otherMembersOfACallAreLeftToTheSdk() {
        // given
        var counted = BatchExecuteStatementRequest.builder()
                .returnConsumedCapacity(ReturnConsumedCapacity.TOTAL)
                .build();
        var consistent = BatchExecuteStatementRequest.builder()
                .statements(BatchStatementRequest.builder()
                        .statement("any")
                        .consistentRead(true)
                        .build())
                .build();

        // when
        var calls = Stream.of(counted, consistent).map(call -> sent(call, new StatementsDocument()));

        // then
        assertThat(calls.map(RecordingHttp::body))
                .containsExactly(sent(counted).body(), sent(consistent).body());
    }

    private static RecordingHttp sent(BatchExecuteStatementRequest request, ExecutionInterceptor... interceptors) {
        var http = new RecordingHttp();
        http.client(DynamoDbAsyncClient.builder(), interceptors).batchExecuteStatement(request);
        return http;
    }

    private static BatchExecuteStatementRequest request(Random random) {
        return BatchExecuteStatementRequest.builder()
                .statements(IntStream.range(0, 1 + random.nextInt(25))
                        .mapToObj(each -> statement(random))
                        .toList())
                .build();
    }

    private static BatchStatementRequest statement(Random random) {
        var statement = BatchStatementRequest.builder().statement(SampleTexts.any(random, 500));
        if (random.nextInt(5) > 0) {
            statement.parameters(IntStream.range(0, random.nextInt(10))
                    .mapToObj(each -> value(random, DEPTH))
                    .toList());
        }
        if (random.nextBoolean()) {
            statement.returnValuesOnConditionCheckFailure(ReturnValuesOnConditionCheckFailure.ALL_OLD);
        }
        return statement.build();
    }

    private static AttributeValue value(Random random, int depth) {
        return switch (random.nextInt(depth == 0 ? 3 : 5)) {
            case 0 -> AttributeValue.fromS(SampleTexts.any(random, 100));
            case 1 -> AttributeValue.fromN(Long.toString(random.nextLong()));
            case 2 -> AttributeValue.fromSs(List.of(SampleTexts.any(random, 20), SampleTexts.any(random, 30)));
            case 3 ->
                AttributeValue.fromL(IntStream.range(0, random.nextInt(4))
                        .mapToObj(each -> value(random, depth - 1))
                        .toList());
            default ->
                AttributeValue.fromM(IntStream.range(0, random.nextInt(4))
                        .boxed()
                        .collect(Collectors.toMap(
                                each -> SampleTexts.any(random, 10) + each, each -> value(random, depth - 1))));
        };
    }
}
