package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import com.anycompany.ordergateway.operations.Symptom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each cause that a doctor must name, provoked. */
final class DoctorTest {
    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.onAnyPort());
    private static final AwsClients CLIENTS = TestClients.of(AWS);

    private Doctor.Patient patient = new Doctor.Patient(
            AWS.table(),
            true,
            Optional.of(AWS.topicArn()),
            Optional.of(AWS.queueUrl().toString()),
            Optional.of(AWS.sender()),
            List.of("anybody@nowhere.example"));

    @AfterAll
    static void end() {
        CLIENTS.close();
        AWS.close();
    }

    @AfterEach
    void heal() {
        AWS.faults().healAll();
    }

    private List<String> examine() {
        return examine(CLIENTS, InstantSource.system());
    }

    /** What is found, but for what is well and what nothing proves. */
    private List<String> examine(AwsClients clients, InstantSource clock) {
        return outcome(new Doctor(clients.services(), patient, clock).examine()).stream()
                .filter(symptom -> symptom.severity().compareTo(Symptom.Severity.UNPROVEN) > 0)
                .map(Symptom::inWords)
                .toList();
    }

    private static boolean trouble(String line) {
        return line.startsWith("trouble ");
    }

    @Test
    void findsNoTroubleWhereThereIsNone() {
        assertThat(examine())
                .noneMatch(DoctorTest::trouble)
                .anyMatch(line -> line.startsWith("warning table Orders: its TTL is off"))
                .anyMatch(line -> line.startsWith("advice table Orders: may be deleted by one call"));
    }

    @Test
    void pretendsNotToKnowWhatOnlySendingShows() {
        // when
        var symptoms = outcome(new Doctor(CLIENTS.services(), patient, InstantSource.system()).examine());
        // then
        assertThat(symptoms)
                .filteredOn(symptom -> symptom.severity() == Symptom.Severity.UNPROVEN)
                .extracting(Symptom::cause)
                .contains(
                        "whether dynamodb:PartiQLInsert is allowed shows only when something is sent",
                        "whether sns:Publish is allowed shows only when something is sent",
                        "whether sqs:SendMessage is allowed shows only when something is sent",
                        "whether ses:SendEmail is allowed shows only when something is sent");
    }

    @Test
    void namesTheTopicAndTheQueueThatDoNotExist() {
        // given
        patient = new Doctor.Patient(
                AWS.table(),
                true,
                Optional.of(AWS.topicArn() + "-gone"),
                Optional.of(AWS.queueUrl() + "-gone"),
                Optional.empty(),
                List.of());
        // when
        var found = examine();
        // then
        assertThat(found)
                .filteredOn(DoctorTest::trouble)
                .hasSize(2)
                .anyMatch(line -> line.contains("topic " + AWS.topicArn() + "-gone: does not exist"))
                .anyMatch(line -> line.contains("queue " + AWS.queueUrl() + "-gone: does not exist"));
        assertThat(found).anyMatch(line -> line.startsWith("advice mail: SES_SENDER is not set"));
    }

    @Test
    void advisesADeadLetterQueue() {
        // given
        var url = outcome(SdkFutures.start(() -> CLIENTS.sqs().createQueue(create -> create.queueName("without-dlq"))))
                .queueUrl();
        patient =
                new Doctor.Patient(AWS.table(), true, Optional.empty(), Optional.of(url), Optional.empty(), List.of());
        // when
        var found = examine();
        // then
        assertThat(found).anyMatch(line -> line.startsWith("advice queue " + url + ": has no dead-letter queue"));
    }

    @ParameterizedTest
    @CsvSource({
        "DYNAMODB, DescribeTable, trouble, dynamodb:DescribeTable",
        "DYNAMODB, GetItem, trouble, dynamodb:GetItem",
        "DYNAMODB, PutItem, trouble, dynamodb:PutItem",
        "DYNAMODB, UpdateItem, trouble, dynamodb:UpdateItem",
        "DYNAMODB, Query, trouble, dynamodb:Query on index outbox-due",
        "DYNAMODB, BatchGetItem, trouble, dynamodb:BatchGetItem",
        "DYNAMODB, ExecuteStatement, trouble, dynamodb:PartiQLUpdate",
        "DYNAMODB, DescribeTimeToLive, warning, dynamodb:DescribeTimeToLive",
        "DYNAMODB, DescribeContinuousBackups, warning, dynamodb:DescribeContinuousBackups",
        "SNS, GetTopicAttributes, trouble, sns:GetTopicAttributes",
        "SNS, GetSMSSandboxAccountStatus, warning, sns:GetSMSSandboxAccountStatus",
        "SQS, GetQueueAttributes, trouble, sqs:GetQueueAttributes",
        "SES, GetEmailIdentity, warning, ses:GetEmailIdentity",
        "SES, GetAccount, warning, ses:GetAccount",
    })
    void namesTheActionThatIsNotAllowed(AwsServiceName service, String operation, String severity, String action) {
        // given
        var code = service == AwsServiceName.SNS ? "AuthorizationError" : "AccessDeniedException";
        AWS.faults().fail(service, operation, new Failure.Refuse(service == AwsServiceName.DYNAMODB ? 400 : 403, code));
        // when
        var found = examine();
        // then
        assertThat(found)
                .filteredOn(line -> line.contains("is not allowed"))
                .isNotEmpty()
                .allMatch(line -> line.startsWith(severity + " ")
                        && line.contains(
                                action + " is not allowed (" + code + ") -> allow " + action + " to its role"));
    }

    @ParameterizedTest
    @CsvSource({
        "RequestTimeTooSkewed, AWS refuses our clock",
        "SignatureDoesNotMatch, 'a wrong secret key, or a clock off by over 5 min'",
        "InvalidSignatureException, 'a wrong secret key, or a clock off by over 5 min'",
        "ExpiredTokenException, the credentials have expired",
        "UnrecognizedClientException, AWS does not know our access key",
        "SomethingNew, dynamodb:DescribeTable was refused (SomethingNew)",
    })
    void saysWhyAWholeServiceRefusesUs(String code, String words) {
        // given
        AWS.faults().fail(AwsServiceName.DYNAMODB, new Failure.Refuse(403, code));
        // when
        var found = examine();
        // then
        assertThat(found).anyMatch(line -> line.startsWith("trouble table Orders: ") && line.contains(words));
    }

    /** An answer in no form of the service's own, as some proxies and emulators give. */
    @Test
    void namesTheActionThatIsForbiddenWithoutACode() {
        // given
        AWS.faults().fail(AwsServiceName.SES, "GetAccount", new Failure.Refuse(403, ""));
        // when
        var found = examine();
        // then
        assertThat(found)
                .anyMatch(line -> line.startsWith("warning SES account: ses:GetAccount is forbidden")
                        && line.contains("-> allow ses:GetAccount to its role"));
    }

    @ParameterizedTest
    @CsvSource({
        "10, warning clock: is, ahead of that of AWS: leases allow for 2 s",
        "-10, warning clock: is, behind that of AWS: leases allow for 2 s",
        "900, trouble clock: is, ahead of that of AWS: signatures are refused",
        "-900, trouble clock: is, behind that of AWS: signatures are refused",
    })
    void findsAClockThatIsOff(long seconds, String begin, String words) {
        // when
        var found = examine(CLIENTS, () -> Instant.now().plusSeconds(seconds));
        // then
        assertThat(found).anyMatch(line -> line.startsWith(begin) && line.contains(words));
    }

    @Test
    void findsAClockThatIsOffByARefusalToo() {
        // given
        AWS.faults().fail(AwsServiceName.DYNAMODB, new Failure.Refuse(403, "SignatureDoesNotMatch"));
        // when
        var found = examine(CLIENTS, () -> Instant.now().minusSeconds(900));
        // then
        assertThat(found).anyMatch(line -> line.startsWith("trouble clock: is"));
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0.2, 0, 0",
        "0, 0.2, 0.5, -0.3",
        "1.5, 1.6, 0, 0.5",
        "0.9, 5, 0, 0",
    })
    void isSureOfNoMoreThanTheDateTells(double asked, double heard, double date, double skew) {
        assertThat(ClockExamination.skew(at(asked), at(heard), at(date)))
                .isEqualTo(Duration.ofMillis(Math.round(skew * 1000)));
    }

    private static Instant at(double seconds) {
        return Instant.ofEpochMilli(Math.round(seconds * 1000));
    }

    @Test
    void saysThatNobodyListens() {
        // given
        try (var nowhere = TestClients.nowhere()) {
            // when
            var found = examine(nowhere, InstantSource.system());
            // then
            assertThat(found)
                    .anyMatch(line -> line.startsWith("trouble table Orders: nobody listens there"))
                    .anyMatch(line -> line.startsWith("warning clock: no answer of AWS says its time"));
        }
    }

    @Test
    void saysThatThereIsNoAnswer() {
        // given
        AWS.faults().fail(AwsServiceName.SQS, new Failure.Silent());
        // when
        var found = examine();
        // then
        assertThat(found)
                .filteredOn(DoctorTest::trouble)
                .singleElement()
                .asString()
                .contains("no answer to sqs:GetQueueAttributes");
    }
}
