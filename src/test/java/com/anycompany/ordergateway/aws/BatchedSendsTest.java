package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.batch.InOneCall;
import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;
import software.amazon.awssdk.services.sns.model.SnsException;

/** Messages that share a call: they arrive as if each had gone alone, and each has its own outcome. */
final class BatchedSendsTest {
    private static final String TOPIC = "arn:aws:sns:eu-west-3:123456789012:OrderNotifications";

    private final ScriptedTopic client = new ScriptedTopic();
    private final SnsEvents topic = new SnsEvents(client, TOPIC, Guard.NONE);

    /** Answers what a test says, and notes what it was asked. */
    private static final class ScriptedTopic implements SnsAsyncClient {
        private final List<String> asked = new ArrayList<>();
        private CompletableFuture<PublishBatchResponse> answer = new CompletableFuture<>();

        @Override
        public CompletableFuture<PublishBatchResponse> publishBatch(PublishBatchRequest request) {
            asked.add("batch " + request.publishBatchRequestEntries().size());
            return answer;
        }

        @Override
        public CompletableFuture<PublishResponse> publish(PublishRequest request) {
            asked.add("single");
            return CompletableFuture.completedFuture(PublishResponse.builder().build());
        }

        @Override
        public String serviceName() {
            return "sns";
        }

        @Override
        public void close() {}
    }

    private static Notice event(String id) {
        return new Notice(SampleOrders.EVENT, SampleOrders.laptop(id).order());
    }

    private List<Future<Outcome>> several(String... ids) {
        return InOneCall.carry(
                topic, Stream.of(ids).map(id -> topic.message(event(id))).toList());
    }

    private static Fault fault(Future<?> failed) {
        return ((DependencyException) failed.cause()).fault();
    }

    private void answers(List<String> taken, BatchResultErrorEntry... refused) {
        client.answer = CompletableFuture.completedFuture(PublishBatchResponse.builder()
                .successful(taken.stream()
                        .map(id -> PublishBatchResultEntry.builder().id(id).build())
                        .toList())
                .failed(refused)
                .build());
    }

    private static BatchResultErrorEntry refusal(String id, String code, boolean senderFault) {
        return BatchResultErrorEntry.builder()
                .id(id)
                .code(code)
                .senderFault(senderFault)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "InvalidParameter, true, INVALID",
        "Throttled, false, THROTTLED",
        "InternalError, false, BROKEN",
        "KMSAccessDenied, true, DENIED"
    })
    void readsTheAnswerEntryByEntry(String code, boolean senderFault, Fault fault) {
        // given
        answers(List.of("2", "0"), refusal("1", code, senderFault));
        // when
        var sends = several("a", "b", "c");
        // then
        assertThat(sends.get(0).result()).isEqualTo(new Outcome.Delivered());
        assertThat(fault(sends.get(1))).isEqualTo(fault);
        assertThat(sends.get(2).result()).isEqualTo(new Outcome.Delivered());
    }

    @Test
    void takesNothingForDeliveredThatIsNotAnswered() {
        // given
        answers(List.of("0"));
        // when
        var sends = several("a", "b");
        // then
        assertThat(fault(sends.get(1)).ambiguous()).isTrue();
    }

    @Test
    void sendsEachAloneWhenTheCallWasRefusedForWhatStoodInIt() {
        // given
        client.answer = CompletableFuture.failedFuture(SnsException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("ParameterValueInvalid")
                        .build())
                .build());
        // when
        var sends = several("a", "b");
        // then
        assertThat(sends).extracting(Future::result).containsOnly(new Outcome.Delivered());
        assertThat(client.asked).containsExactly("batch 2", "single", "single");
    }

    @Test
    void failsEachAsTheCallFailed() {
        // given
        client.answer = CompletableFuture.failedFuture(
                SnsException.builder().statusCode(503).build());
        // when
        var sends = several("a", "b");
        // then
        assertThat(sends).extracting(BatchedSendsTest::fault).containsOnly(Fault.BROKEN);
    }

    @Test
    void sharesACallOnlyWhileAnotherIsUnderWay() {
        // given
        var sink = new BatchingSink(topic, new BatchingSink.Terms(1, 1, 100), new ManualTimer());
        answers(IntStream.range(0, 10).mapToObj(Integer::toString).toList());
        var soon = new Deadline(Instant.MAX);
        // when
        sink.send(event("a"), soon);
        sink.send(event("b"), soon);
        // then
        assertThat(client.asked).containsExactly("single", "single");
    }

    @Test
    void arrivesAtTopicAndQueueAsIfEachHadGoneAlone() {
        try (var aws = LocalAws.start(LocalAwsOptions.onAnyPort());
                var clients = TestClients.of(aws)) {
            // given
            var real = new SnsEvents(clients.sns(), aws.topicArn(), Guard.NONE);
            var queue = new SqsFulfilment(clients.sqs(), aws.queueUrl().toString(), Guard.NONE);
            var notices = IntStream.range(0, 10)
                    .mapToObj(each -> event("order-" + each))
                    .toList();
            // when
            var told = InOneCall.carry(real, notices.stream().map(real::message).toList()).stream()
                    .map(send -> outcome(send))
                    .toList();
            var queued = InOneCall.carry(
                            queue, notices.stream().map(queue::message).toList())
                    .stream()
                    .map(send -> outcome(send))
                    .toList();
            // then
            assertThat(told).containsOnly(new Outcome.Delivered()).hasSize(10);
            assertThat(queued).containsOnly(new Outcome.Delivered()).hasSize(10);
            outcome(real.send(notices.getFirst(), new Deadline(Instant.MAX)));
            outcome(queue.send(notices.getFirst(), new Deadline(Instant.MAX)));
            var messages = aws.topicMessages();
            assertThat(messages).hasSize(11);
            assertThat(messages.getFirst().texts()).isEqualTo(messages.getLast().texts());
            assertThat(messages.getFirst().attributes()).containsOnlyKeys("event_type", "event_id", "order_id");
            assertThat(messages.getFirst().attributes())
                    .isEqualTo(messages.getLast().attributes());
            assertThat(messages.getFirst().subject())
                    .isEqualTo(messages.getLast().subject());
            var bodies = aws.queueMessages();
            assertThat(bodies)
                    .extracting(message -> message.attributes().get("event_id"))
                    .contains("order-9/event:placed");
            assertThat(bodies.getFirst().body()).isEqualTo(bodies.getLast().body());
        }
    }
}
