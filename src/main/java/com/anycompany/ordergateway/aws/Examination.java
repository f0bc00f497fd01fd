package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.operations.Symptom;
import com.anycompany.ordergateway.operations.Symptom.Severity;
import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * One call that looks at one thing, and what its refusal means in words.
 *
 * <p>Source: "Common error types" of the API references; IAM, "Troubleshoot access denied"; Signature Version 4,
 * "Troubleshooting": a signature is valid for five minutes on either side.
 *
 * @param what is looked at
 * @param action as IAM names it
 * @param ifDenied how bad it is if the action is refused: a gateway needs some, only this look needs others
 */
record Examination(String what, String action, Severity ifDenied) {
    private static final Set<String> NOT_ALLOWED =
            Set.of("AccessDenied", "AccessDeniedException", "AuthorizationError", "AuthorizationErrorException");
    private static final Set<String> CLOCK = Set.of("RequestTimeTooSkewed", "RequestExpired");
    private static final Set<String> SIGNATURE =
            Set.of("SignatureDoesNotMatch", "InvalidSignatureException", "IncompleteSignature");
    private static final Set<String> EXPIRED = Set.of("ExpiredToken", "ExpiredTokenException");
    private static final Set<String> UNKNOWN_KEY =
            Set.of("UnrecognizedClientException", "InvalidClientTokenId", "InvalidAccessKeyId");

    private static final Set<String> NOT_OFFERED = Set.of("UnknownOperationException", "InvalidAction");
    private static final int FORBIDDEN = 403;

    /** An action without which the gateway does not work. */
    static Examination needed(String what, String action) {
        return new Examination(what, action, Severity.TROUBLE);
    }

    /** An action that only this look needs. */
    static Examination aside(String what, String action) {
        return new Examination(what, action, Severity.WARNING);
    }

    /** Makes the call. Does not fail: what goes wrong is a symptom. */
    <T> Future<List<Symptom>> ask(Supplier<CompletionStage<T>> call, Function<T, List<Symptom>> read) {
        return SdkFutures.start(call).map(read).recover(failure -> Future.succeededFuture(List.of(of(failure))));
    }

    /** What the refusal of the action means. */
    Symptom of(Throwable failure) {
        return failure instanceof AwsServiceException answer ? refused(answer) : silent(failure);
    }

    private Symptom refused(AwsServiceException answer) {
        var code = AwsFaults.code(answer);
        if (NOT_ALLOWED.contains(code)) {
            return new Symptom(
                    ifDenied, what, action + " is not allowed (" + code + ")", "allow " + action + " to its role");
        }
        if (CLOCK.contains(code)) {
            return Symptom.trouble(what, "AWS refuses our clock (" + code + ")", "set this machine's clock (NTP)");
        }
        if (SIGNATURE.contains(code)) {
            return Symptom.trouble(
                    what,
                    "AWS refuses our signature (" + code + "): a wrong secret key, or a clock off by over 5 min",
                    "check AWS_SECRET_ACCESS_KEY, then this machine's clock");
        }
        if (EXPIRED.contains(code)) {
            return Symptom.trouble(what, "the credentials have expired (" + code + ")", "renew them");
        }
        if (UNKNOWN_KEY.contains(code)) {
            return Symptom.trouble(what, "AWS does not know our access key (" + code + ")", "check AWS_ACCESS_KEY_ID");
        }
        if (code.isEmpty() && answer.statusCode() == FORBIDDEN) {
            return new Symptom(
                    ifDenied,
                    what,
                    action + " is forbidden (status 403 without a code): not allowed, or the signature is wrong",
                    "allow " + action + " to its role; else check AWS_SECRET_ACCESS_KEY");
        }
        if (NOT_OFFERED.contains(code)) {
            return new Symptom(Severity.UNPROVEN, what, "this endpoint does not offer " + action, "");
        }
        return byMeaning(answer, code);
    }

    private Symptom byMeaning(AwsServiceException answer, String code) {
        var said = code.isEmpty() ? "status " + answer.statusCode() : code;
        return switch (fault(answer)) {
            case MISSING, INVALID ->
                Symptom.trouble(
                        what, "does not exist (" + said + ")", "create it, or correct its name, region or account");
            case DENIED -> new Symptom(ifDenied, what, action + " was refused (" + said + ")", "look this code up");
            case THROTTLED, HELD_BACK ->
                Symptom.warning(what, action + " is throttled (" + said + ")", "look again when it is quieter");
            case BROKEN, TIMEOUT, UNREACHABLE ->
                Symptom.trouble(what, "AWS failed (" + said + ")", "look again; look at the AWS Health Dashboard");
        };
    }

    private Symptom silent(Throwable failure) {
        return switch (fault(failure)) {
            case DENIED -> Symptom.trouble(what, "there are no credentials", "name some, or a profile, or a role");
            case UNREACHABLE ->
                Symptom.trouble(what, "nobody listens there", "check AWS_REGION, AWS_ENDPOINT_URL and the network");
            case THROTTLED, HELD_BACK, TIMEOUT, BROKEN, MISSING, INVALID ->
                Symptom.trouble(what, "no answer to " + action, "check the network, proxies and VPC endpoints");
        };
    }

    private static Fault fault(Throwable failure) {
        return AwsFaults.classify("doctor", failure).fault();
    }
}
