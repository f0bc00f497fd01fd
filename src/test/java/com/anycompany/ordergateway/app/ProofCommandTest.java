package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import com.anycompany.ordergateway.telemetry.HeardLog;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The proof of a deployment: a running gateway beside which each criterion is broken in turn. */
final class ProofCommandTest {
    /** Whose rights its calls are held against, and who has none: he looks where nothing is. */
    private static final String PROVER = "prove";

    private static final String MISLED = "misled";
    private static final String SOON = "2";
    private static final String NOT_BROKEN = "15";

    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.onAnyPort());
    private static final RunningGateway GATEWAY = RunningGateway.on(
            AWS,
            Map.of(
                    "SNS_BREAKER_OPEN", "200ms",
                    "SQS_BREAKER_OPEN", "200ms",
                    "DYNAMODB_BREAKER_OPEN", "200ms",
                    "RELAY_BUSY", "100ms",
                    "RELAY_IDLE", "200ms"));

    private final HeardLog log = HeardLog.of("order");
    private final LogsStub logs = new LogsStub(log::lines);
    private final AwsClients onlooker = AwsClients.patient(access("local"));

    @AfterEach
    void heal() {
        AWS.faults().healAll();
        onlooker.close();
        logs.close();
        log.close();
    }

    @AfterAll
    static void end() {
        GATEWAY.close();
        AWS.close();
    }

    private static AwsAccess access(String who) {
        return AwsAccess.at(AWS.endpoint(), AWS.region(), who, AWS.secretKey());
    }

    private Command prove(String who, String within, Map<String, String> settings) {
        return Command.run(
                AWS, logs.besides(access(who)), settings, "doctor", "--prove", GATEWAY.address(), "--within", within);
    }

    private List<String> leftBehind() {
        var queues = onlooker.sqs()
                .listQueues(list -> list.queueNamePrefix("order-gateway-proof-"))
                .join();
        var subscribers = onlooker.sns()
                .listSubscriptionsByTopic(list -> list.topicArn(AWS.topicArn()))
                .join();
        return Stream.concat(
                        queues.queueUrls().stream(),
                        subscribers.subscriptions().stream().map(each -> String.valueOf(each.endpoint())))
                .filter(name -> name.contains("proof"))
                .toList();
    }

    @Test
    void holdsWhereEverythingWorks() {
        // when
        var proof = prove(PROVER, NOT_BROKEN, Map.of());
        // then
        assertThat(proof.lines().subList(0, 3)).allMatch(line -> line.startsWith("note "));
        assertThat(proof.lines().subList(3, 8))
                .satisfiesExactly(
                        line -> assertThat(line)
                                .isEqualTo("well API " + GATEWAY.address()
                                        + ": answered 200 and \"Commande traitée avec succès!\""),
                        line -> assertThat(line).isEqualTo("well log " + LogsStub.GROUP + ": tells of the order"),
                        line -> assertThat(line).isEqualTo("well table Orders: holds the order as it was posted"),
                        line -> assertThat(line)
                                .isEqualTo("well topic " + AWS.topicArn() + ": notified a subscriber of the order"),
                        line -> assertThat(line)
                                .isEqualTo("well queue " + AWS.queueUrl() + ": holds the order's message"));
        assertThat(proof.lines().getLast()).isEqualTo("proof: 5 of 5 criteria hold");
        assertThat(proof.status()).isZero();
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void givesBackWhatItReceived() {
        // given
        prove(PROVER, NOT_BROKEN, Map.of());
        // when
        var received = onlooker.sqs()
                .receiveMessage(receive -> receive.queueUrl(AWS.queueUrl().toString())
                        .maxNumberOfMessages(10)
                        .visibilityTimeout(0))
                .join();
        // then
        assertThat(received.messages()).isNotEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            DYNAMODB | PutItem     | 400 | ThrottlingException | trouble API  | answered 503 storage-unavailable
            SNS      | Publish     | 404 | NotFound            | trouble topic | its last try failed: missing
            SNS      | Subscribe   | 403 | AuthorizationError  | trouble topic | sns:Subscribe is not allowed
            SQS      | SendMessage | 403 | AccessDenied        | trouble queue | its last try failed: denied
            SQS      | CreateQueue | 403 | AccessDenied        | trouble topic | sqs:CreateQueue is not allowed
            DYNAMODB | GetItem     | 400 | AccessDeniedException | trouble table | dynamodb:GetItem is not allowed
            """)
    void failsByWhatIsBroken(
            AwsServiceName service, String operation, int status, String code, String begin, String words) {
        // given
        AWS.faults().fail(service, operation, new Failure.Refuse(status, code));
        // when
        var proof = prove(PROVER, SOON, Map.of());
        // then
        assertThat(proof.lines()).anyMatch(line -> line.startsWith(begin) && line.contains(words));
        assertThat(proof.status()).isEqualTo(1);
        assertThat(leftBehind()).isEmpty();
    }

    @Test
    void failsWithoutALine() {
        // given
        log.close();
        // when
        var proof = prove(PROVER, SOON, Map.of());
        // then
        assertThat(proof.text()).contains("trouble log " + LogsStub.GROUP + ": no line tells of the order within 2 s");
        assertThat(proof.lines().getLast()).isEqualTo("proof: 4 of 5 criteria hold");
        assertThat(proof.status()).isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource({
        "AccessDeniedException, logs:FilterLogEvents is not allowed",
        "ResourceNotFoundException, does not exist",
        "InvalidSignatureException, AWS refuses our signature",
    })
    void failsWhereTheLogCannotBeRead(String code, String words) {
        // given
        logs.refuse(code);
        // when
        var proof = prove(PROVER, NOT_BROKEN, Map.of());
        // then
        assertThat(proof.lines())
                .anyMatch(line -> line.startsWith("trouble log " + LogsStub.GROUP) && line.contains(words));
        assertThat(proof.status()).isEqualTo(1);
    }

    @Test
    void failsByATableThatTheGatewayDoesNotUse() {
        // given
        WithoutIndex.create(AWS);
        // when
        var proof = prove(MISLED, SOON, Map.of("DYNAMODB_TABLE", WithoutIndex.NAME));
        // then
        assertThat(proof.text()).contains("trouble table " + WithoutIndex.NAME + ": does not hold the order");
        assertThat(proof.status()).isEqualTo(1);
    }

    @Test
    void failsByAQueueThatTheGatewayDoesNotUse() {
        // given
        var other = onlooker.sqs()
                .createQueue(create -> create.queueName("elsewhere"))
                .join()
                .queueUrl();
        // when
        var proof = prove(MISLED, NOT_BROKEN, Map.of("SQS_QUEUE_URL", other));
        // then
        assertThat(proof.text())
                .contains("trouble queue " + other + ": was told of the order, and its message was not");
        assertThat(proof.status()).isEqualTo(1);
    }

    @Test
    void failsByWhatIsNotSet() {
        // when
        var proof = prove(PROVER, NOT_BROKEN, Map.of("SNS_TOPIC", "", "SQS_QUEUE_URL", ""));
        // then
        assertThat(proof.text())
                .contains("trouble topic: SNS_TOPIC is not set", "trouble queue: SQS_QUEUE_URL is not set")
                .endsWith("proof: 3 of 5 criteria hold");
        assertThat(proof.status()).isEqualTo(1);
    }

    @Test
    void failsWhereNobodyAnswers() {
        // when
        var proof = Command.run(AWS, logs.besides(access(PROVER)), Map.of(), "doctor", "--prove", "http://127.0.0.1:1");
        // then
        assertThat(proof.text())
                .contains("trouble API http://127.0.0.1:1: did not answer", "unproven table Orders: no order was taken")
                .endsWith("proof: 0 of 5 criteria hold");
        assertThat(proof.status()).isEqualTo(1);
        assertThat(leftBehind()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--prove",
                "--prove ftp://somewhere",
                "--prove https://somewhere?x=1",
                "--prove http://somewhere now",
                "--prove http://somewhere --within soon",
                "--prove http://somewhere --recipient a@b.example",
                "--logs /aws/lambda/ProcessOrder"
            })
    void refusesWhatItDoesNotUnderstand(String words) {
        assertThatThrownBy(() -> Role.DOCTOR.errand(List.of(words.split(" ", -1))))
                .isInstanceOf(UsageException.class);
    }
}
