package com.anycompany.ordergateway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchRequestTooLongException;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.InvalidBatchEntryIdException;
import software.amazon.awssdk.services.sqs.model.InvalidMessageContentsException;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

class DoorSqsTest {
    private static final int MEBIBYTE = 1024 * 1024;

    private static LocalAws aws;
    private static Clients clients;
    private static SqsAsyncClient sqs;
    private static String queue;

    @BeforeAll
    static void start() {
        aws = LocalAws.start(LocalAwsOptions.onAnyPort());
        clients = Clients.of(aws);
        sqs = clients.sqs();
        queue = aws.queueUrl().toString();
    }

    @AfterAll
    static void stop() {
        clients.close();
        aws.close();
    }

    @BeforeEach
    void clear() {
        aws.clear();
    }

    @Test
    void namesItsQueueByItsOwnEndpoint() {
        // given
        var asked = sqs.getQueueUrl(q -> q.queueName("OrderProcessingQueue"));
        // when
        var url = asked.join().queueUrl();
        // then
        assertThat(url).isEqualTo(queue).startsWith(aws.endpoint().toString());
    }

    @Test
    void sendsToTheDeadLettersWhatWasReceivedFiveTimes() {
        // given
        var asked = sqs.getQueueAttributes(q -> q.queueUrl(queue).attributeNames(QueueAttributeName.ALL));
        // when
        var policy = asked.join().attributes().get(QueueAttributeName.REDRIVE_POLICY);
        // then
        assertThat(policy)
                .contains("arn:aws:sqs:eu-west-3:000000000000:OrderProcessingQueue-dlq")
                .contains("5");
    }

    @Test
    void writesDownWhatItTook() {
        // given
        var attribute = Map.of("event", attribute("order.placed"));
        // when
        var sent = sqs.sendMessage(m -> m.queueUrl(queue).messageBody("é€😀").messageAttributes(attribute))
                .join();
        // then
        assertThat(aws.queueMessages()).singleElement().satisfies(message -> {
            assertThat(message.messageId()).isEqualTo(sent.messageId());
            assertThat(message.queue()).isEqualTo("OrderProcessingQueue");
            assertThat(message.body()).isEqualTo("é€😀");
            assertThat(message.attributes()).containsExactly(Map.entry("event", "order.placed"));
        });
    }

    @Test
    void takesAMebibyte() {
        // given
        var longest = "x".repeat(MEBIBYTE);
        // when
        var sent = sqs.sendMessage(m -> m.queueUrl(queue).messageBody(longest)).join();
        // then
        assertThat(sent.messageId()).isNotEmpty();
    }

    @Test
    void refusesMoreThanAMebibyte() {
        // given
        var tooLong = "é".repeat(MEBIBYTE / 2) + "x";
        // when
        var refused = catchThrowable(() ->
                sqs.sendMessage(m -> m.queueUrl(queue).messageBody(tooLong)).join());
        // then
        assertCode(refused, "InvalidParameterValue");
    }

    @Test
    void refusesAnUnknownQueue() {
        // given
        var unknown = aws.endpoint() + "/000000000000/Unknown";
        // when
        var refused = catchThrowable(() ->
                sqs.sendMessage(m -> m.queueUrl(unknown).messageBody("lost")).join());
        // then
        assertThat(refused).hasCauseInstanceOf(QueueDoesNotExistException.class);
        assertCode(refused, "AWS.SimpleQueueService.NonExistentQueue");
        assertThat(aws.queueMessages()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u0000", "\u0001", "a\u001fb", "\ufffe"})
    void refusesCharactersOutsideOfXml(String body) {
        // given
        var call = sqs.sendMessage(m -> m.queueUrl(queue).messageBody(body));
        // when
        var refused = catchThrowable(call::join);
        // then
        assertThat(refused).hasCauseInstanceOf(InvalidMessageContentsException.class);
    }

    @Test
    void refusesAnEmptyBody() {
        // given
        var call = sqs.sendMessage(m -> m.queueUrl(queue).messageBody(""));
        // when
        var refused = catchThrowable(call::join);
        // then
        assertCode(refused, "MissingParameter");
    }

    @Test
    void refusesMoreThanTenAttributes() {
        // given
        var eleven = IntStream.range(0, 11).boxed().collect(Collectors.toMap(i -> "a" + i, i -> attribute("x")));
        // when
        var refused = catchThrowable(
                () -> sqs.sendMessage(m -> m.queueUrl(queue).messageBody("x").messageAttributes(eleven))
                        .join());
        // then
        assertCode(refused, "InvalidParameterValue");
    }

    @Test
    void refusesAnEmptyBatch() {
        // given
        var none = send(List.of());
        // when
        var refused = catchThrowable(none::join);
        // then
        assertThat(refused).hasCauseInstanceOf(EmptyBatchRequestException.class);
    }

    @Test
    void refusesABatchOfMoreThanTen() {
        // given
        var eleven =
                send(IntStream.range(0, 11).mapToObj(i -> entry("i" + i, "x")).toList());
        // when
        var refused = catchThrowable(eleven::join);
        // then
        assertThat(refused).hasCauseInstanceOf(TooManyEntriesInBatchRequestException.class);
        assertCode(refused, "AWS.SimpleQueueService.TooManyEntriesInBatchRequest");
    }

    @Test
    void refusesABatchThatRepeatsAnId() {
        // given
        var repeated = send(List.of(entry("one", "x"), entry("one", "y")));
        // when
        var refused = catchThrowable(repeated::join);
        // then
        assertThat(refused).hasCauseInstanceOf(BatchEntryIdsNotDistinctException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "a b", "é"})
    void refusesABadIdInABatch(String id) {
        // given
        var batch = send(List.of(entry(id, "x")));
        // when
        var refused = catchThrowable(batch::join);
        // then
        assertThat(refused).hasCauseInstanceOf(InvalidBatchEntryIdException.class);
    }

    @Test
    void refusesABatchOverAMebibyteInAll() {
        // given
        var half = "x".repeat(MEBIBYTE / 2);
        var batch = send(List.of(entry("one", half), entry("two", half + "x")));
        // when
        var refused = catchThrowable(batch::join);
        // then
        assertThat(refused).hasCauseInstanceOf(BatchRequestTooLongException.class);
        assertThat(aws.queueMessages()).isEmpty();
    }

    @Test
    void takesTheGoodEntriesOfABatchAndFailsTheBad() {
        // given
        var batch = send(List.of(entry("bad", "\u0001"), entry("good", "x"), entry("empty", "")));
        // when
        var answer = batch.join();
        // then
        assertThat(answer.successful()).extracting(entry -> entry.id()).containsExactly("good");
        assertThat(answer.failed()).allMatch(entry -> entry.senderFault());
        assertThat(answer.failed())
                .extracting(entry -> entry.id() + " " + entry.code())
                .containsExactly("bad InvalidMessageContents", "empty MissingParameter");
        assertThat(aws.queueMessages()).extracting(QueueMessage::body).containsExactly("x");
    }

    private static CompletableFuture<SendMessageBatchResponse> send(List<SendMessageBatchRequestEntry> entries) {
        return sqs.sendMessageBatch(b -> b.queueUrl(queue).entries(entries));
    }

    private static SendMessageBatchRequestEntry entry(String id, String body) {
        return SendMessageBatchRequestEntry.builder().id(id).messageBody(body).build();
    }

    private static MessageAttributeValue attribute(String text) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(text)
                .build();
    }

    private static void assertCode(Throwable refused, String code) {
        assertThat(refused).cause().isInstanceOfSatisfying(SqsException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(400);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
