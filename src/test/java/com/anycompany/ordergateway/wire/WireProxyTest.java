package com.anycompany.ordergateway.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.io.IOException;
import java.net.ConnectException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementErrorCodeEnum;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.sesv2.model.TooManyRequestsException;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.ThrottledException;
import software.amazon.awssdk.services.sqs.model.RequestThrottledException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;

/** Each fault, as the real SDK meets it. */
class WireProxyTest {
    private static LocalAws aws;
    private static WireProxy proxy;
    private static WireClients patient;
    private static WireClients hasty;
    private static DynamoDbAsyncClient table;

    @BeforeAll
    static void start() {
        aws = LocalAws.start(LocalAwsOptions.onAnyPort());
        proxy = WireProxy.before(aws.endpoint());
        patient = new WireClients(aws, proxy.endpoint(), Duration.ofSeconds(30));
        hasty = new WireClients(aws, proxy.endpoint(), Duration.ofMillis(300));
        table = new WireClients(aws, aws.endpoint(), Duration.ofSeconds(30)).dynamoDb();
    }

    @AfterAll
    static void stop() {
        proxy.close();
        patient.close();
        hasty.close();
        aws.close();
    }

    @AfterEach
    void heal() {
        proxy.heal();
    }

    @Test
    void passesEveryServiceOnAndCountsItsCalls() {
        // given
        var before = calls();
        // when
        put(patient.dynamoDb(), "passed").join();
        publish().join();
        send().join();
        mail().join();
        // then
        assertThat(stored("passed")).isTrue();
        assertThat(calls()).isEqualTo(before.stream().map(count -> count + 1).toList());
    }

    @Test
    void refusesConnectionsUntilItIsHealed() {
        // given
        put(patient.dynamoDb(), "before").join();
        // when
        proxy.refuse();
        var closed = catchThrowable(() -> put(patient.dynamoDb(), "refused").join());
        var refused = catchThrowable(() -> put(patient.dynamoDb(), "refused").join());
        proxy.heal();
        put(patient.dynamoDb(), "after").join();
        // then
        assertThat(closed).as("on the connection of before, or a new one").hasRootCauseInstanceOf(IOException.class);
        assertThat(refused).hasRootCauseInstanceOf(ConnectException.class);
        assertThat(stored("refused")).isFalse();
        assertThat(stored("after")).isTrue();
    }

    @Test
    void keepsSilentAboutOneServiceOnly() {
        // given
        proxy.fail(AwsServiceName.DYNAMODB, new WireFault.Silent());
        // when
        var unanswered = catchThrowable(() -> put(hasty.dynamoDb(), "silent").join());
        publish().join();
        // then
        assertThat(unanswered).hasCauseInstanceOf(ApiCallAttemptTimeoutException.class);
        assertThat(stored("silent")).isFalse();
    }

    @Test
    void passesOnLateWhenItDelays() {
        // given
        proxy.failNext(AwsServiceName.DYNAMODB, "PutItem", 1, new WireFault.Delay(Duration.ofMillis(500)));
        // when
        put(patient.dynamoDb(), "late").join();
        // then
        assertThat(stored("late")).isTrue();
    }

    @Test
    void dropsARequestWithTheConnection() {
        // given
        proxy.failNext(AwsServiceName.DYNAMODB, "PutItem", 1, new WireFault.DropRequest());
        // when
        var unanswered = catchThrowable(() -> put(patient.dynamoDb(), "dropped").join());
        // then
        assertThat(unanswered).hasCauseInstanceOf(SdkClientException.class);
        assertThat(stored("dropped")).isFalse();
    }

    @Test
    void doesWhatItDropsTheAnswerOf() {
        // given
        proxy.failNext(AwsServiceName.DYNAMODB, "PutItem", 1, new WireFault.DropAnswer());
        // when
        var unanswered =
                catchThrowable(() -> put(hasty.dynamoDb(), "unanswered").join());
        // then
        assertThat(unanswered).hasCauseInstanceOf(ApiCallAttemptTimeoutException.class);
        assertThat(stored("unanswered")).isTrue();
    }

    @Test
    void resetsBeforeOrAfterTheWork() {
        // given
        proxy.failNext(AwsServiceName.DYNAMODB, "PutItem", 1, new WireFault.Reset(false));
        proxy.failNext(AwsServiceName.DYNAMODB, "PutItem", 1, new WireFault.Reset(true));
        // when
        var before =
                catchThrowable(() -> put(patient.dynamoDb(), "reset before").join());
        var after = catchThrowable(() -> put(patient.dynamoDb(), "reset after").join());
        // then
        assertThat(before).hasStackTraceContaining("reset");
        assertThat(after).hasStackTraceContaining("reset");
        assertThat(stored("reset before")).isFalse();
        assertThat(stored("reset after")).isTrue();
    }

    @Test
    void throttlesInTheFormOfEachService() {
        // given
        Stream.of(AwsServiceName.DYNAMODB, AwsServiceName.SNS, AwsServiceName.SQS, AwsServiceName.SES)
                .forEach(service -> proxy.fail(service, WireFault.throttle(service)));
        // when
        var table = catchThrowable(() -> put(patient.dynamoDb(), "throttled").join());
        var topic = catchThrowable(() -> publish().join());
        var queue = catchThrowable(() -> send().join());
        var mail = catchThrowable(() -> mail().join());
        // then
        assertThat(table).hasCauseInstanceOf(ProvisionedThroughputExceededException.class);
        assertThat(topic).hasCauseInstanceOf(ThrottledException.class);
        assertThat(queue).hasCauseInstanceOf(RequestThrottledException.class);
        assertThat(mail).hasCauseInstanceOf(TooManyRequestsException.class);
    }

    @Test
    void failsEverySecondMessageOfATopicsBatch() {
        // given
        proxy.fail(AwsServiceName.SNS, new WireFault.FailPartOfBatch());
        var entries = IntStream.range(0, 5)
                .mapToObj(i -> PublishBatchRequestEntry.builder()
                        .id("" + i)
                        .message("part " + i)
                        .build())
                .toList();
        // when
        var answer = patient.sns()
                .publishBatch(batch -> batch.topicArn(aws.topicArn()).publishBatchRequestEntries(entries))
                .join();
        // then
        assertThat(answer.successful()).extracting(done -> done.id()).containsExactly("0", "2", "4");
        assertThat(answer.failed())
                .extracting(BatchResultErrorEntry::id, BatchResultErrorEntry::code, BatchResultErrorEntry::senderFault)
                .containsExactly(
                        Assertions.tuple("1", "InternalError", false), Assertions.tuple("3", "InternalError", false));
        assertThat(aws.topicMessages())
                .extracting(message -> message.texts().get("default"))
                .contains("part 1", "part 3");
    }

    @Test
    void failsEverySecondMessageOfAQueuesBatch() {
        // given
        proxy.fail(AwsServiceName.SQS, new WireFault.FailPartOfBatch());
        var entries = IntStream.range(0, 4)
                .mapToObj(i -> SendMessageBatchRequestEntry.builder()
                        .id("" + i)
                        .messageBody("part " + i)
                        .build())
                .toList();
        // when
        var answer = patient.sqs()
                .sendMessageBatch(
                        batch -> batch.queueUrl(aws.queueUrl().toString()).entries(entries))
                .join();
        // then
        assertThat(answer.successful()).extracting(done -> done.id()).containsExactly("0", "2");
        assertThat(answer.failed()).extracting(failed -> failed.id()).containsExactly("1", "3");
        assertThat(answer.failed()).noneMatch(failed -> failed.senderFault());
    }

    @Test
    void failsEverySecondStatementOfATablesBatch() {
        // given
        proxy.fail(AwsServiceName.DYNAMODB, new WireFault.FailPartOfBatch());
        var statements = IntStream.range(0, 3)
                .mapToObj(i -> BatchStatementRequest.builder()
                        .statement("INSERT INTO \"Orders\" VALUE {'order_id': ?}")
                        .parameters(AttributeValue.fromS("statement " + i))
                        .build())
                .toList();
        // when
        var answer = patient.dynamoDb()
                .batchExecuteStatement(batch -> batch.statements(statements))
                .join();
        // then
        assertThat(answer.responses().get(0).error()).isNull();
        assertThat(answer.responses().get(1).error().code())
                .isEqualTo(BatchStatementErrorCodeEnum.INTERNAL_SERVER_ERROR);
        assertThat(answer.responses().get(2).error()).isNull();
        assertThat(stored("statement 1")).isTrue();
    }

    private static List<Long> calls() {
        return List.of(
                proxy.calls(AwsServiceName.DYNAMODB, "PutItem"),
                proxy.calls(AwsServiceName.SNS, "Publish"),
                proxy.calls(AwsServiceName.SQS, "SendMessage"),
                proxy.calls(AwsServiceName.SES, "SendEmail"));
    }

    private static CompletableFuture<?> put(DynamoDbAsyncClient client, String id) {
        return client.putItem(put -> put.tableName(aws.table()).item(key(id)));
    }

    private static CompletableFuture<?> publish() {
        return patient.sns().publish(message -> message.topicArn(aws.topicArn()).message("x"));
    }

    private static CompletableFuture<?> send() {
        return patient.sqs()
                .sendMessage(
                        message -> message.queueUrl(aws.queueUrl().toString()).messageBody("x"));
    }

    private static CompletableFuture<?> mail() {
        return patient.ses()
                .sendEmail(mail -> mail.fromEmailAddress(aws.sender())
                        .destination(to -> to.toAddresses(aws.verifiedRecipient()))
                        .content(content -> content.simple(simple -> simple.subject(subject -> subject.data("x"))
                                .body(body -> body.text(text -> text.data("x"))))));
    }

    private static boolean stored(String id) {
        return table.getItem(get -> get.tableName(aws.table()).key(key(id)).consistentRead(true))
                .join()
                .hasItem();
    }

    private static Map<String, AttributeValue> key(String id) {
        return Map.of("order_id", AttributeValue.fromS(id));
    }
}
