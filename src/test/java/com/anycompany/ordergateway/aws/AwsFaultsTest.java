package com.anycompany.ordergateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.UnknownHostException;
import java.nio.channels.ClosedChannelException;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** What every kind of answer and of silence means: above all, whether the work may have been done. */
final class AwsFaultsTest {
    private static Fault fault(Throwable failure) {
        return AwsFaults.classify("topic", failure).fault();
    }

    private static Throwable inTheSdk(Throwable cause) {
        return SdkClientException.builder()
                .message("Unable to execute HTTP request: " + cause.getMessage())
                .cause(cause)
                .build();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ThrottlingException, THROTTLED",
        "400, LimitExceededException, THROTTLED",
        "400, TooManyRequestsException, THROTTLED",
        "403, RequestThrottled, THROTTLED",
        "403, OverLimit, THROTTLED",
        "400, KMSThrottling, THROTTLED",
        "429, SomethingNobodyKnows, THROTTLED",
        "400, ResourceNotFoundException, MISSING",
        "404, NotFound, MISSING",
        "404, NotFoundException, MISSING",
        "400, QueueDoesNotExist, MISSING",
        "400, AWS.SimpleQueueService.NonExistentQueue, MISSING",
        "400, MailFromDomainNotVerifiedException, MISSING",
        "400, AccessDeniedException, DENIED",
        "403, AuthorizationError, DENIED",
        "403, SignatureDoesNotMatch, DENIED",
        "400, SendingPausedException, DENIED",
        "400, SomethingNobodyKnows, DENIED",
        "499, SomethingNobodyKnows, DENIED",
        "400, ValidationException, INVALID",
        "400, InvalidMessageContents, INVALID",
        "400, ParameterValueInvalid, INVALID",
        "400, BadRequestException, INVALID",
        "400, ItemCollectionSizeLimitExceededException, INVALID",
        "500, InternalError, BROKEN",
        "503, SomethingNobodyKnows, BROKEN",
        "302, SomethingNobodyKnows, BROKEN"
    })
    void saysWhatAnAnswerMeans(int status, String code, Fault expected) {
        // given
        var answer = AwsServiceException.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build();
        // then
        assertThat(fault(answer)).isEqualTo(expected);
    }

    @Test
    void isInDoubtAboutAnAnswerWithoutACode() {
        assertThat(fault(AwsServiceException.builder().statusCode(500).build())).isEqualTo(Fault.BROKEN);
    }

    @Test
    void isCertainThatNothingWasSentWhereNoConnectionWasMade() {
        assertThat(List.of(
                        new ConnectException("Connection refused"),
                        new UnknownHostException("sns.eu-west-3.amazonaws.com"),
                        new SSLHandshakeException("PKIX path building failed")))
                .extracting(cause -> fault(inTheSdk(cause)))
                .containsOnly(Fault.UNREACHABLE);
    }

    @Test
    void isCertainThatNothingWasSentWhereNoConnectionWasFree() {
        assertThat(List.of(
                        new TimeoutException("Acquire operation took longer than the configured maximum time."),
                        new IllegalStateException("Too many outstanding acquire operations")))
                .extracting(cause -> fault(inTheSdk(cause)))
                .containsOnly(Fault.THROTTLED);
    }

    @Test
    void isInDoubtOnceAConnectionWasThere() {
        assertThat(List.of(
                        new IOException("Connection reset by peer"),
                        new SocketException("Broken pipe"),
                        new ClosedChannelException(),
                        new TimeoutException("Read timed out"),
                        new IllegalStateException("a bug")))
                .extracting(cause -> fault(inTheSdk(cause)))
                .containsOnly(Fault.TIMEOUT);
        assertThat(fault(ApiCallAttemptTimeoutException.create(300))).isEqualTo(Fault.TIMEOUT);
    }

    @Test
    void takesCredentialsThatCannotBeHadForAFaultOfConfiguration() {
        assertThat(fault(
                        SdkClientException.create("Unable to load credentials from any of the providers in the chain")))
                .isEqualTo(Fault.DENIED);
    }

    @Test
    void leavesAloneWhatIsClassifiedAlready() {
        // given
        var already = new DependencyException("mail", Fault.HELD_BACK);
        // then
        assertThat(AwsFaults.classify("topic", already)).isSameAs(already);
    }
}
