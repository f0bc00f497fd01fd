package com.anycompany.ordergateway.local;

import static com.anycompany.ordergateway.local.LocalSns.TOPIC;
import static com.anycompany.ordergateway.local.LocalSns.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.anycompany.ordergateway.local.sns.BadEntries;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;

class SnsBatchTest {
    private final LocalSns sns = new LocalSns();

    @AfterEach
    void close() {
        sns.close();
    }

    @Test
    void takesTenMessages() {
        // given
        var ids = IntStream.range(0, 10).mapToObj(String::valueOf).toList();
        // when
        var answer =
                publish(ids.stream().map(id -> entry(id, "m" + id)).toList()).join();
        // then
        assertThat(answer.failed()).isEmpty();
        assertThat(answer.successful()).extracting(PublishBatchResultEntry::id).containsExactlyElementsOf(ids);
        assertThat(sns.journal.latest())
                .extracting(TopicMessage::messageId)
                .containsExactlyElementsOf(answer.successful().stream()
                        .map(PublishBatchResultEntry::messageId)
                        .toList());
    }

    @Test
    void failsABadEntryAlone() {
        // given
        var bad = entry("1", "{\"email\":\"e\"}").toBuilder()
                .messageStructure("json")
                .build();
        // when
        var answer = publish(List.of(entry("0", "m0"), bad, entry("2", "m2"))).join();
        // then
        assertThat(answer.successful()).extracting(PublishBatchResultEntry::id).containsExactly("0", "2");
        assertThat(answer.failed())
                .containsExactly(BatchResultErrorEntry.builder()
                        .id("1")
                        .code("InvalidParameter")
                        .message("Invalid parameter: Message Structure - No default entry in JSON message body")
                        .senderFault(true)
                        .build());
        assertThat(sns.journal.latest())
                .extracting(message -> message.texts().get("default"))
                .containsExactly("m0", "m2");
    }

    @Test
    void failsABadAttributeAlone() {
        // given
        var bad = entry("1", "m1").toBuilder()
                .messageAttributes(attribute("AWS.x", "String", "v"))
                .build();
        // when
        var answer = publish(List.of(entry("0", "m0"), bad)).join();
        // then
        assertThat(answer.successful()).extracting(PublishBatchResultEntry::id).containsExactly("0");
        assertThat(answer.failed())
                .extracting(BatchResultErrorEntry::code, BatchResultErrorEntry::senderFault)
                .containsExactly(tuple("ParameterValueInvalid", true));
    }

    @Test
    void failsTheWholeCallIfToldSo() {
        try (var strict = new LocalSns(BadEntries.FAIL_THE_CALL)) {
            // when
            var call = strict.client.publishBatch(
                    batch -> batch.topicArn(TOPIC).publishBatchRequestEntries(entry("0", "m0"), entry("1", "")));
            // then
            assertThat(Refused.by(call))
                    .isEqualTo(new Refused(400, "InvalidParameter", "Invalid parameter: Empty message"));
            assertThat(strict.journal.total()).isZero();
        }
    }

    @Test
    void refusesAnEmptyBatch() {
        // when
        var call = publish(List.of());
        // then
        assertRefused(call, "EmptyBatchRequest");
    }

    @Test
    void refusesElevenMessages() {
        // when
        var call = publish(IntStream.range(0, 11)
                .mapToObj(id -> entry(String.valueOf(id), "m"))
                .toList());
        // then
        assertRefused(call, "TooManyEntriesInBatchRequest");
    }

    @Test
    void refusesARepeatedId() {
        // when
        var call = publish(List.of(entry("0", "m0"), entry("0", "m1")));
        // then
        assertRefused(call, "BatchEntryIdsNotDistinct");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "é", "order:1", "."})
    void refusesAStrangeId(String id) {
        // when
        var call = publish(List.of(entry(id, "m")));
        // then
        assertRefused(call, "InvalidBatchEntryId");
    }

    @Test
    void takesAnIdOf80CharactersAndNotOneMore() {
        // when
        var fits = publish(List.of(entry("a-_0".repeat(20), "m")));
        var tooLong = publish(List.of(entry("a".repeat(81), "m")));
        // then
        assertThat(fits.join().successful()).hasSize(1);
        assertRefused(tooLong, "InvalidBatchEntryId");
    }

    @Test
    void takes262144BytesInAllAndNotOneMore() {
        // given
        var half = "é".repeat(65_536);
        // when
        var fits = publish(List.of(entry("0", half), entry("1", half)));
        var tooLong = publish(List.of(entry("0", half), entry("1", half + "a")));
        // then
        assertThat(fits.join().successful()).hasSize(2);
        assertRefused(tooLong, "BatchRequestTooLong");
    }

    @Test
    void refusesAnUnknownTopic() {
        // when
        var call = sns.client.publishBatch(
                batch -> batch.topicArn(TOPIC + "s").publishBatchRequestEntries(entry("0", "m")));
        // then
        assertThat(Refused.by(call)).isEqualTo(new Refused(404, "NotFound", "Topic does not exist"));
    }

    private CompletableFuture<PublishBatchResponse> publish(List<PublishBatchRequestEntry> entries) {
        return sns.client.publishBatch(batch -> batch.topicArn(TOPIC).publishBatchRequestEntries(entries));
    }

    private static PublishBatchRequestEntry entry(String id, String message) {
        return PublishBatchRequestEntry.builder().id(id).message(message).build();
    }

    private void assertRefused(CompletableFuture<?> call, String code) {
        var before = sns.journal.total();
        assertThat(Refused.by(call)).extracting(Refused::status, Refused::code).containsExactly(400, code);
        assertThat(sns.journal.total()).isEqualTo(before);
    }
}
