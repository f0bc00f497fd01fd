package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import java.net.ConnectException;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import javax.net.ssl.SSLHandshakeException;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * What an AWS failure means. The question is always the same: is it certain that nothing happened?
 *
 * <p>Source: the error tables of the services, "Common error types" of each API reference, and DynamoDB, "Error handling
 * with DynamoDB". An unknown refusal (4xx) did nothing and waits for a person; an unknown failure may have been done.
 */
final class AwsFaults {
    private static final Set<String> MISSING = Set.of(
            "ResourceNotFoundException",
            "NotFound",
            "NotFoundException",
            "QueueDoesNotExist",
            "AWS.SimpleQueueService.NonExistentQueue",
            "MailFromDomainNotVerifiedException",
            "ConfigurationSetDoesNotExist");

    private static final Set<String> DENIED = Set.of(
            "AccessDenied",
            "AccessDeniedException",
            "AuthorizationError",
            "AuthorizationErrorException",
            "UnrecognizedClientException",
            "InvalidClientTokenId",
            "InvalidAccessKeyId",
            "InvalidSignatureException",
            "SignatureDoesNotMatch",
            "ExpiredToken",
            "ExpiredTokenException",
            "MissingAuthenticationToken",
            "MissingAuthenticationTokenException",
            "IncompleteSignature",
            "OptInRequired",
            "RequestExpired",
            "AccountSuspendedException",
            "SendingPausedException",
            "KMSAccessDenied",
            "KmsAccessDenied");

    private static final Set<String> THROTTLED = Set.of(
            "Throttled",
            "Throttling",
            "ThrottlingException",
            "RequestLimitExceeded",
            "TooManyRequestsException",
            "ThrottledException",
            "LimitExceededException",
            "RequestThrottled",
            "OverLimit",
            "KmsThrottled",
            "KMSThrottling");

    /** What we sent can never be taken. A closed list: what is not in it waits for a person instead of being given up. */
    private static final Set<String> INVALID = Set.of(
            "ValidationException",
            "ItemCollectionSizeLimitExceededException",
            "InvalidMessageContents",
            "ParameterValueInvalid",
            "BadRequestException");

    private static final int SERVER_ERROR = 500;
    private static final int CLIENT_ERROR = 400;

    private AwsFaults() {}

    /** The same failure, said by meaning. */
    static DependencyException classify(String dependency, Throwable failure) {
        return failure instanceof DependencyException already
                ? already
                : new DependencyException(dependency, fault(failure), failure);
    }

    private static Fault fault(Throwable failure) {
        return failure instanceof AwsServiceException answer ? ofAnswer(answer) : ofSilence(failure);
    }

    private static Fault ofAnswer(AwsServiceException answer) {
        var code = code(answer);
        if (answer.isThrottlingException()) {
            return Fault.THROTTLED;
        }
        var refused = answer.statusCode() >= CLIENT_ERROR && answer.statusCode() < SERVER_ERROR;
        return ofCode(code).orElse(refused ? Fault.DENIED : Fault.BROKEN);
    }

    /** What an error code means by itself, if it is known. */
    static Optional<Fault> ofCode(String code) {
        if (MISSING.contains(code)) {
            return Optional.of(Fault.MISSING);
        }
        if (INVALID.contains(code)) {
            return Optional.of(Fault.INVALID);
        }
        if (THROTTLED.contains(code)) {
            return Optional.of(Fault.THROTTLED);
        }
        return DENIED.contains(code) ? Optional.of(Fault.DENIED) : Optional.empty();
    }

    /** The error code of an answer; empty if it has none. */
    static String code(AwsServiceException answer) {
        var details = answer.awsErrorDetails();
        var code = details == null ? null : details.errorCode();
        return code == null ? "" : code;
    }

    private static Fault ofSilence(Throwable failure) {
        if (causes(failure).anyMatch(AwsFaults::beforeConnecting)) {
            return Fault.UNREACHABLE;
        }
        if (causes(failure).anyMatch(AwsFaults::withoutCredentials)) {
            return Fault.DENIED;
        }
        return causes(failure).anyMatch(AwsFaults::noConnectionFree) ? Fault.THROTTLED : Fault.TIMEOUT;
    }

    private static boolean beforeConnecting(Throwable cause) {
        return cause instanceof ConnectException
                || cause instanceof UnknownHostException
                || cause instanceof SSLHandshakeException;
    }

    /** Nothing is sent without a signature, and nothing is signed without credentials. */
    private static boolean withoutCredentials(Throwable cause) {
        return cause instanceof SdkClientException
                && String.valueOf(cause.getMessage()).startsWith("Unable to load credentials");
    }

    /** How the SDK's connection pool says that it has none to give; the types alone would also fit other failures. */
    private static boolean noConnectionFree(Throwable cause) {
        var message = String.valueOf(cause.getMessage());
        return (cause instanceof TimeoutException && message.startsWith("Acquire operation took longer"))
                || (cause instanceof IllegalStateException && message.startsWith("Too many outstanding acquire"));
    }

    private static Stream<Throwable> causes(Throwable failure) {
        return Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10);
    }
}
