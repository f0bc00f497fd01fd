package com.anycompany.ordergateway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.sns.model.ThrottledException;

class DoorFaultsTest {
    private static LocalAws aws;
    private static Clients clients;
    private static DynamoDbAsyncClient dynamoDb;

    @BeforeAll
    static void start() {
        aws = LocalAws.start(LocalAwsOptions.onAnyPort());
        clients = Clients.of(aws);
        dynamoDb = clients.dynamoDb();
    }

    @AfterAll
    static void stop() {
        clients.close();
        aws.close();
    }

    @AfterEach
    void heal() {
        aws.faults().healAll();
    }

    @Test
    void refusesInTheFormOfDynamoDb() {
        // given
        aws.faults().fail(AwsServiceName.DYNAMODB, refuse(400, "ProvisionedThroughputExceededException"));
        // when
        var refused = catchThrowable(() -> put("refused").join());
        // then
        assertThat(refused).hasCauseInstanceOf(ProvisionedThroughputExceededException.class);
        aws.faults().heal(AwsServiceName.DYNAMODB);
        assertThat(get("refused").join().hasItem()).isFalse();
    }

    @Test
    void refusesInTheFormOfSqs() {
        // given
        aws.faults().fail(AwsServiceName.SQS, refuse(503, "ServiceUnavailable"));
        var sqs = clients.sqs();
        // when
        var refused = catchThrowable(
                () -> sqs.sendMessage(m -> m.queueUrl(aws.queueUrl().toString()).messageBody("x"))
                        .join());
        // then
        assertCode(refused, 503, "ServiceUnavailable");
    }

    @Test
    void refusesInTheFormOfSns() {
        // given
        aws.faults().fail(AwsServiceName.SNS, "Publish", refuse(429, "Throttled"));
        var sns = clients.sns();
        // when
        var refused = catchThrowable(
                () -> sns.publish(p -> p.topicArn(aws.topicArn()).message("x")).join());
        // then
        assertThat(refused).hasCauseInstanceOf(ThrottledException.class);
    }

    @Test
    void refusesInTheFormOfSes() {
        // given
        aws.faults().fail(AwsServiceName.SES, "SendEmail", refuse(429, "TooManyRequestsException"));
        var ses = clients.ses();
        // when
        var refused = catchThrowable(() -> ses.sendEmail(mail ->
                        mail.content(c -> c.simple(s -> s.subject(t -> t.data("x")))))
                .join());
        // then
        assertCode(refused, 429, "TooManyRequestsException");
    }

    @Test
    void strikesOneOperationOnly() {
        // given
        aws.faults().fail(AwsServiceName.DYNAMODB, "PutItem", refuse(500, "InternalServerError"));
        // when
        var read = get("spared").join();
        // then
        assertThat(read.sdkHttpResponse().isSuccessful()).isTrue();
    }

    @Test
    void strikesTheNextCallsOnly() {
        // given
        aws.faults().failNext(AwsServiceName.DYNAMODB, 2, refuse(500, "InternalServerError"));
        // when
        var first = catchThrowable(() -> put("third time").join());
        var second = catchThrowable(() -> put("third time").join());
        var third = put("third time").join();
        // then
        assertCode(first, 500, "InternalServerError");
        assertCode(second, 500, "InternalServerError");
        assertThat(third.sdkHttpResponse().isSuccessful()).isTrue();
    }

    @Test
    void keepsSilentUntilItsCallerGivesUp() {
        // given
        aws.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.Silent());
        try (var hasty = new Clients(aws, Duration.ofMillis(200))) {
            var put = hasty.dynamoDb().putItem(p -> p.tableName(aws.table()).item(item("given up")));
            // when
            var late = catchThrowable(put::join);
            // then
            assertThat(late).hasCauseInstanceOf(ApiCallAttemptTimeoutException.class);
        }
    }

    @Test
    void endsTheSilenceWithoutAnAnswerWhenHealed() {
        // given
        aws.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.Silent());
        var waiting = put("silent");
        get("another call").join();
        // when
        aws.faults().heal(AwsServiceName.DYNAMODB);
        // then
        assertThat(catchThrowable(waiting::join)).hasCauseInstanceOf(SdkClientException.class);
        assertThat(get("silent").join().hasItem()).isFalse();
    }

    @Test
    void carriesOutACallWhoseAnswerItDrops() {
        // given
        aws.faults().failNext(AwsServiceName.DYNAMODB, 1, new Failure.DropAnswer());
        // when
        var unanswered = catchThrowable(() -> put("dropped").join());
        // then
        assertThat(unanswered).hasCauseInstanceOf(SdkClientException.class);
        assertThat(get("dropped").join().hasItem()).isTrue();
    }

    @Test
    void carriesNothingOutWhenItResets() {
        // given
        aws.faults().failNext(AwsServiceName.DYNAMODB, 1, new Failure.Reset());
        // when
        var unanswered = catchThrowable(() -> put("reset").join());
        // then
        assertThat(unanswered).hasCauseInstanceOf(SdkClientException.class);
        assertThat(get("reset").join().hasItem()).isFalse();
    }

    @Test
    void answersLateWhenDelayed() {
        // given
        aws.faults().failNext(AwsServiceName.DYNAMODB, 1, new Failure.Delay(Duration.ofSeconds(1)));
        var delayed = put("delayed");
        // when
        var meanwhile = get("another call").join();
        // then
        assertThat(meanwhile.sdkHttpResponse().isSuccessful()).isTrue();
        assertThat(delayed.join().sdkHttpResponse().isSuccessful()).isTrue();
    }

    private static Failure refuse(int status, String code) {
        return new Failure.Refuse(status, code);
    }

    private static CompletableFuture<PutItemResponse> put(String id) {
        return dynamoDb.putItem(p -> p.tableName(aws.table()).item(item(id)));
    }

    private static CompletableFuture<GetItemResponse> get(String id) {
        return dynamoDb.getItem(g -> g.tableName(aws.table()).key(item(id)).consistentRead(true));
    }

    private static Map<String, AttributeValue> item(String id) {
        return Map.of("order_id", AttributeValue.fromS(id));
    }

    private static void assertCode(Throwable refused, int status, String code) {
        assertThat(refused).cause().isInstanceOfSatisfying(AwsServiceException.class, e -> {
            assertThat(e.statusCode()).isEqualTo(status);
            assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
        });
    }
}
