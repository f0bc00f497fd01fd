package com.anycompany.ordergateway.local;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DoorCredentialsTest {
    private static final HttpClient CALLER = HttpClient.newHttpClient();
    private static final String FORM = "application/x-www-form-urlencoded";

    private static LocalAws aws;

    @BeforeAll
    static void start() {
        aws = LocalAws.start(LocalAwsOptions.onAnyPort());
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void refusesAnUnsignedCallOnDynamoDb() throws Exception {
        // given
        var call = call("/", "{}").header("X-Amz-Target", "DynamoDB_20120810.ListTables");
        // when
        var answer = send(call);
        // then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("\"__type\":\"com.amazonaws.dynamodb.v20120810#MissingAuthenticationToken\"");
    }

    @Test
    void refusesAnUnsignedCallOnSqs() throws Exception {
        // given
        var call = call("/", "{}").header("X-Amz-Target", "AmazonSQS.ListQueues");
        // when
        var answer = send(call);
        // then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-query-error")).contains("MissingAuthenticationToken;Sender");
    }

    @Test
    void refusesAnUnsignedCallOnSns() throws Exception {
        // given
        var call = call("/", "Action=ListTopics").header("Content-Type", FORM);
        // when
        var answer = send(call);
        // then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.body())
                .contains("http://sns.amazonaws.com/doc/2010-03-31/", "<Code>MissingAuthenticationToken</Code>");
    }

    @Test
    void refusesAnUnsignedCallOnSes() throws Exception {
        // given
        var call = call("/v2/email/outbound-emails", "{}");
        // when
        var answer = send(call);
        // then
        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(answer.headers().firstValue("x-amzn-ErrorType")).contains("MissingAuthenticationToken");
    }

    @Test
    void takesTheQueryProtocolOfSqs() throws Exception {
        // given
        var call = call("/000000000000/OrderProcessingQueue", "Action=SendMessage&MessageBody=a%20b")
                .header("Content-Type", FORM)
                .header("Authorization", signedFor("sqs"));
        // when
        var answer = send(call);
        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(aws.queueMessages())
                .filteredOn(message -> answer.body().contains("<MessageId>" + message.messageId()))
                .extracting(QueueMessage::body)
                .containsExactly("a b");
    }

    @Test
    void splitsABatchInTheQueryProtocolOfSqs() throws Exception {
        // given
        var entries = "&SendMessageBatchRequestEntry.1.Id=bad&SendMessageBatchRequestEntry.1.MessageBody=%01"
                + "&SendMessageBatchRequestEntry.2.Id=good&SendMessageBatchRequestEntry.2.MessageBody=x";
        var call = call("/000000000000/OrderProcessingQueue", "Action=SendMessageBatch" + entries)
                .header("Content-Type", FORM)
                .header("Authorization", signedFor("sqs"));
        // when
        var answer = send(call);
        // then
        assertThat(answer.body()).contains("<Id>good</Id>", "<BatchResultErrorEntry><Id>bad</Id>");
        assertThat(aws.queueMessages())
                .filteredOn(message -> answer.body().contains("<MessageId>" + message.messageId()))
                .extracting(QueueMessage::body)
                .containsExactly("x");
    }

    @Test
    void refusesAnUnknownQueueInTheQueryProtocolOfSqs() throws Exception {
        // given
        var call = call("/000000000000/Unknown", "Action=SendMessage&MessageBody=x")
                .header("Content-Type", FORM)
                .header("Authorization", signedFor("sqs"));
        // when
        var answer = send(call);
        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(answer.body()).contains("<Code>AWS.SimpleQueueService.NonExistentQueue</Code>");
    }

    private static HttpRequest.Builder call(String path, String body) {
        return HttpRequest.newBuilder(aws.endpoint().resolve(path)).POST(BodyPublishers.ofString(body));
    }

    private static String signedFor(String service) {
        return "AWS4-HMAC-SHA256 Credential=key/20261122/eu-west-3/" + service
                + "/aws4_request, SignedHeaders=host, Signature=00";
    }

    private static HttpResponse<String> send(HttpRequest.Builder call) throws Exception {
        return CALLER.send(call.build(), BodyHandlers.ofString());
    }
}
