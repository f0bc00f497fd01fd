package com.anycompany.ordergateway.simulation;

import java.io.IOException;
import java.net.ConnectException;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;
import software.amazon.awssdk.services.sns.model.SnsException;
import software.amazon.awssdk.services.sqs.model.SqsException;

/** Failures as the SDK hands them over. Source: the error tables of the four services. */
final class Failures {
    private static final Map<Service, String> THROTTLED = Map.of(
            Service.DYNAMODB, "ProvisionedThroughputExceededException",
            Service.SNS, "Throttled",
            Service.SQS, "RequestThrottled",
            Service.SES, "TooManyRequestsException");
    private static final Map<Service, String> DENIED = Map.of(
            Service.DYNAMODB, "AccessDeniedException",
            Service.SNS, "AuthorizationError",
            Service.SQS, "AccessDenied",
            Service.SES, "AccessDeniedException");
    private static final Map<Service, String> MISSING = Map.of(
            Service.DYNAMODB, "ResourceNotFoundException",
            Service.SNS, "NotFound",
            Service.SQS, "QueueDoesNotExist",
            Service.SES, "NotFoundException");
    private static final Map<Service, String> INVALID = Map.of(
            Service.DYNAMODB, "ValidationException",
            Service.SNS, "ParameterValueInvalid",
            Service.SQS, "InvalidMessageContents",
            Service.SES, "BadRequestException");

    private Failures() {}

    /** The failure that a call of this fate ends with, if it is one that ends with a failure of its own. */
    static RuntimeException of(Fate fate, Service service) {
        return switch (fate) {
            case THROTTLED -> answer(service, service == Service.DYNAMODB ? 400 : 429, THROTTLED.get(service));
            case BROKEN, BROKEN_WHEN_DONE -> answer(service, 500, "InternalServerError");
            case DENIED -> answer(service, service == Service.DYNAMODB ? 400 : 403, DENIED.get(service));
            case MISSING -> answer(service, service == Service.DYNAMODB ? 400 : 404, MISSING.get(service));
            case INVALID -> answer(service, 400, INVALID.get(service));
            case UNREACHABLE -> client(new ConnectException("Connection refused"));
            case RESET, RESET_WHEN_DONE -> client(new IOException("Connection reset by peer"));
            case NO_CONNECTION ->
                client(new TimeoutException("Acquire operation took longer than the configured maximum time."));
            case LOST_REQUEST, LOST_ANSWER, DONE_LATE -> attemptTimedOut();
            case WELL, SLOW, TWICE, SENDER_UNVERIFIED ->
                throw new IllegalArgumentException(fate + " (expected: a failure)");
        };
    }

    /** The attempt took too long. */
    static RuntimeException attemptTimedOut() {
        return ApiCallAttemptTimeoutException.builder()
                .message("HTTP request execution did not complete before the specified timeout configuration")
                .writableStackTrace(false)
                .build();
    }

    /** SES names every identity that failed its check. */
    static RuntimeException notVerified(String identities) {
        return rejected("Email address is not verified. The following identities failed the check in region"
                + " EU-WEST-3: " + identities);
    }

    /** SES refuses a mail for what it says. */
    static RuntimeException rejected(String reason) {
        return MessageRejectedException.builder()
                .statusCode(400)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode("MessageRejected")
                        .errorMessage(reason)
                        .build())
                .message(reason)
                .writableStackTrace(false)
                .build();
    }

    private static RuntimeException client(Throwable cause) {
        return SdkClientException.builder()
                .message("Unable to execute HTTP request")
                .cause(cause)
                .writableStackTrace(false)
                .build();
    }

    private static RuntimeException answer(Service service, int status, String code) {
        AwsServiceException.Builder failure = switch (service) {
            case DYNAMODB -> DynamoDbException.builder();
            case SNS -> SnsException.builder();
            case SQS -> SqsException.builder();
            case SES -> SesV2Exception.builder();
        };
        return failure.statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .message(code)
                .writableStackTrace(false)
                .build();
    }
}
