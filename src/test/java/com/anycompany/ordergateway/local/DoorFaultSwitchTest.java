package com.anycompany.ordergateway.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sqs.model.SqsException;

class DoorFaultSwitchTest {
    private static final HttpClient CALLER = HttpClient.newHttpClient();

    private static LocalAws aws;
    private static Clients clients;

    @BeforeAll
    static void start() {
        aws = LocalAws.start(LocalAwsOptions.onAnyPort());
        clients = Clients.of(aws);
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
    void failsCallsOnAServiceUntilItIsHealed() throws Exception {
        // given
        var refuse = "{\"failure\": \"refuse\", \"status\": 503, \"code\": \"ServiceUnavailable\"}";
        // when
        var set = turn("PUT", "/sqs", refuse);
        var refused = catchThrowable(this::send);
        var healed = turn("DELETE", "/sqs", "");
        // then
        assertThat(set.statusCode()).isEqualTo(204);
        assertThat(refused).hasCauseInstanceOf(SqsException.class);
        assertThat(healed.statusCode()).isEqualTo(204);
        assertThat(catchThrowable(this::send)).isNull();
    }

    @Test
    void replacesTheFaultOfAService() throws Exception {
        // given
        turn("PUT", "/sqs", "{\"failure\": \"refuse\"}");
        // when
        turn("PUT", "/sqs", "{\"failure\": \"delay\", \"ms\": 1}");
        // then
        assertThat(catchThrowable(this::send)).isNull();
    }

    @Test
    void healsEveryService() throws Exception {
        // given
        turn("PUT", "/sqs", "{\"failure\": \"reset\"}");
        turn("PUT", "/sns", "{\"failure\": \"silent\"}");
        // when
        turn("DELETE", "", "");
        // then
        assertThat(aws.faults().strike(AwsServiceName.SQS, "SendMessage")).isEmpty();
        assertThat(aws.faults().strike(AwsServiceName.SNS, "Publish")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PUT    | /sqs   | {\"failure\": \"tired\"}",
                "PUT    | /sqs   | {\"failure\": \"delay\", \"ms\": 0}",
                "PUT    | /sqs   | {\"failure\": \"refuse\", \"status\": \"no\"}",
                "PUT    | /sqs   | no document",
                "PUT    | /lathe | {\"failure\": \"reset\"}",
                "POST   | /sqs   | {\"failure\": \"reset\"}"
            })
    void refusesWhatMakesNoSense(String method, String path, String body) throws Exception {
        // given
        // when
        var answer = turn(method, path, body);
        // then
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(aws.faults().strike(AwsServiceName.SQS, "SendMessage")).isEmpty();
    }

    private void send() {
        clients.sqs()
                .sendMessage(m -> m.queueUrl(aws.queueUrl().toString()).messageBody("x"))
                .join();
    }

    private static HttpResponse<String> turn(String method, String path, String body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(aws.endpoint().resolve("/_local/faults" + path))
                .method(method, BodyPublishers.ofString(body))
                .build();
        return CALLER.send(request, BodyHandlers.ofString());
    }
}
