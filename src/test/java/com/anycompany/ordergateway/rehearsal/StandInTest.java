package com.anycompany.ordergateway.rehearsal;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.aws.CallLimits;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchStatementRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;

/** The stand-in as the SDK's own clients find it: every item of every call that an order makes is taken. */
final class StandInTest {
    private static final int ITEMS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final CallLimits EACH = new CallLimits(PATIENCE, 4, 100, PATIENCE);

    private final Vertx vertx = Vertx.vertx();
    private final StandIn standIn = outcome(StandIn.open(vertx));
    private final AwsClients clients = new AwsClients(
            AwsAccess.at(standIn.endpoint(), "us-east-1", "rehearsal", "rehearsal"),
            new AwsClients.Limits(EACH, EACH, EACH, EACH));

    @AfterEach
    void end() {
        clients.close();
        outcome(standIn.close());
        outcome(vertx.close());
    }

    @Test
    void answersEachStatementOfABatch() {
        // given
        var statement = BatchStatementRequest.builder().statement("INSERT INTO \"Rehearsal\" VALUE {'order_id': '1'}");
        // when
        var answer = clients.dynamoDb()
                .batchExecuteStatement(call -> call.statements(IntStream.range(0, ITEMS)
                        .mapToObj(each -> statement.build())
                        .toList()))
                .join();
        // then
        assertThat(answer.responses()).hasSize(ITEMS).allMatch(each -> each.error() == null);
    }

    @Test
    void takesEachMessageOfABatchForTheTopic() {
        // when
        var answer = clients.sns()
                .publishBatch(call -> call.topicArn("arn:aws:sns:us-east-1:000000000000:Rehearsal")
                        .publishBatchRequestEntries(IntStream.range(0, ITEMS)
                                .mapToObj(each -> PublishBatchRequestEntry.builder()
                                        .id(Integer.toString(each))
                                        .message("reçue")
                                        .build())
                                .toList()))
                .join();
        // then
        assertThat(answer.failed()).isEmpty();
        assertThat(answer.successful())
                .extracting(PublishBatchResultEntry::id)
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void takesEachMessageOfABatchForTheQueue() {
        // when
        var answer = clients.sqs()
                .sendMessageBatch(call -> call.queueUrl(standIn.endpoint() + "/000000000000/Rehearsal")
                        .entries(IntStream.range(0, ITEMS)
                                .mapToObj(each -> SendMessageBatchRequestEntry.builder()
                                        .id(Integer.toString(each))
                                        .messageBody("{\"data\":\"reçue\"}")
                                        .build())
                                .toList()))
                .join();
        // then
        assertThat(answer.failed()).isEmpty();
        assertThat(answer.successful())
                .extracting(SendMessageBatchResultEntry::id)
                .containsExactly("0", "1", "2", "3", "4", "5", "6", "7", "8", "9");
    }

    @Test
    void takesSingleCallsOneAfterTheOther() {
        // when
        var published = clients.sns()
                .publish(call -> call.topicArn("arn:aws:sns:us-east-1:000000000000:Rehearsal")
                        .message("m"))
                .join();
        var queued = clients.sqs()
                .sendMessage(call -> call.queueUrl(standIn.endpoint() + "/000000000000/Rehearsal")
                        .messageBody("m"))
                .join();
        var mailed = clients.ses()
                .sendEmail(call -> call.fromEmailAddress("commandes@anycompany.example")
                        .destination(to -> to.toAddresses("client@anycompany.example"))
                        .content(content -> content.simple(mail ->
                                mail.subject(text -> text.data("s")).body(body -> body.text(text -> text.data("m"))))))
                .join();
        var stored = clients.dynamoDb()
                .putItem(call -> call.tableName("Rehearsal").item(Map.of("order_id", AttributeValue.fromS("1"))))
                .join();
        // then
        assertThat(published.messageId()).isEqualTo("m");
        assertThat(queued.messageId()).isEqualTo("m");
        assertThat(mailed.messageId()).isEqualTo("m");
        assertThat(stored.hasAttributes()).isFalse();
    }
}
