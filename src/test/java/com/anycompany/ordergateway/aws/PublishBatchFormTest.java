package com.anycompany.ordergateway.aws;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/** The form that goes over the wire is the one that the SDK would have written. */
class PublishBatchFormTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-3:000000000000:OrderNotifications";

    @Test
    void everyBatchSaysWhatTheSdkWouldHaveSaid() throws NoSuchAlgorithmException {
        for (var seed = 0L; seed < 200; seed++) {
            // given
            var batch = batch(new Random(seed));

            // when
            var ours = sent(batch, new PublishBatchForm());
            var theirs = sent(batch);

            // then
            assertThat(fields(ours)).as("seed %d", seed).isEqualTo(fields(theirs));
            assertThat(ours.kind()).as("seed %d", seed).isEqualTo(theirs.kind());
            assertThat(ours.request().getUri()).isEqualTo(theirs.request().getUri());
            assertThat(ours.header("Content-Length")).isEqualTo(ours.bytes());
            assertThat(ours.header("x-amz-content-sha256")).as("seed %d", seed).isEqualTo(ours.digest());
        }
    }

    @Test
    void aBatchWithBytesInItIsLeftToTheSdk() {
        // given
        var attribute = MessageAttributeValue.builder()
                .dataType("Binary")
                .binaryValue(SdkBytes.fromUtf8String("any"))
                .build();
        var batch = batch(List.of(PublishBatchRequestEntry.builder()
                .id("0")
                .message("any")
                .messageAttributes(Map.of("bytes", attribute))
                .build()));

        // when
        var ours = sent(batch, new PublishBatchForm());

        // then
        assertThat(ours.body()).isEqualTo(sent(batch).body()).contains("BinaryValue=");
    }

    @Test
    void aBatchOfGroupsIsLeftToTheSdk() {
        // given
        var batch = batch(List.of(PublishBatchRequestEntry.builder()
                .id("0")
                .message("any")
                .messageGroupId("a group")
                .messageDeduplicationId("one")
                .build()));

        // when
        var ours = sent(batch, new PublishBatchForm());

        // then
        assertThat(ours.body()).isEqualTo(sent(batch).body()).contains("MessageGroupId=", "MessageDeduplicationId=");
    }

    @Test
    void otherCallsAreLeftToTheSdk() {
        // given
        var http = new RecordingHttp();
        var client = http.client(SnsAsyncClient.builder(), new PublishBatchForm());

        // when
        client.publish(PublishRequest.builder().topicArn(TOPIC).message("é").build());

        // then
        assertThat(fields(http)).containsEntry("Action", "Publish").containsEntry("Message", "é");
    }

    private static RecordingHttp sent(PublishBatchRequest batch, ExecutionInterceptor... interceptors) {
        var http = new RecordingHttp();
        http.client(SnsAsyncClient.builder(), interceptors).publishBatch(batch);
        return http;
    }

    private static Map<String, String> fields(RecordingHttp http) {
        return Arrays.stream(http.body().split("&"))
                .map(field -> field.split("=", 2))
                .collect(toMap(field -> decoded(field[0]), field -> decoded(field[1])));
    }

    private static String decoded(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    private static PublishBatchRequest batch(Random random) {
        return batch(IntStream.range(0, 1 + random.nextInt(10))
                .mapToObj(each -> entry(Integer.toString(each), random))
                .toList());
    }

    private static PublishBatchRequest batch(List<PublishBatchRequestEntry> entries) {
        return PublishBatchRequest.builder()
                .topicArn(TOPIC)
                .publishBatchRequestEntries(entries)
                .build();
    }

    private static PublishBatchRequestEntry entry(String id, Random random) {
        var entry = PublishBatchRequestEntry.builder().id(id).message(SampleTexts.any(random, 3_000));
        if (random.nextBoolean()) {
            entry.subject(SampleTexts.any(random, 3_000)).messageStructure("json");
        }
        return entry.messageAttributes(IntStream.range(0, random.nextInt(4))
                        .boxed()
                        .collect(Collectors.toMap(
                                each -> "name" + each,
                                each -> MessageAttributeValue.builder()
                                        .dataType("String")
                                        .stringValue(SampleTexts.any(random, 3_000))
                                        .build())))
                .build();
    }
}
