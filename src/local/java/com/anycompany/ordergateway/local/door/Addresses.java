package com.anycompany.ordergateway.local.door;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.wire.Address;
import com.anycompany.ordergateway.local.wire.Address.Protocol;
import io.vertx.core.http.HttpHeaders;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Finds what a call is for: by {@code X-Amz-Target}, by its path, by {@code Action} together with the service that the
 * signature is for.
 *
 * <p>Source: "Signing AWS API requests", credential scope; Smithy, awsJson1_0 and awsQuery.
 */
public final class Addresses {
    private static final Map<String, AwsServiceName> TARGETS = Map.of(
            "DynamoDB_20120810", AwsServiceName.DYNAMODB,
            "DynamoDBStreams_20120810", AwsServiceName.DYNAMODB_STREAMS,
            "AmazonSQS", AwsServiceName.SQS);
    private static final Pattern ACTION = Pattern.compile("(?:^|&)Action=([A-Za-z]+)");
    private static final Pattern SCOPE = Pattern.compile("Credential=[^/]+/\\d{8}/[^/]+/([^/]+)/aws4_request");
    private static final Pattern SCOPE_IN_QUERY =
            Pattern.compile("X-Amz-Credential=[^&]+?%2F\\d{8}%2F[^&]+?%2F([a-z]+)%2Faws4_request");
    private static final Pattern QUEUE_PATH = Pattern.compile("/\\d{12}/[^/]+");
    private static final Pattern QUEUE_ACTION = Pattern.compile(".*(Message|Messages|Queue|Queues|Message.+|Queue.+)");

    private Addresses() {}

    /** Empty for what is no call on AWS: a look at the page. */
    public static Optional<Address> of(AwsCall call) {
        return byTarget(call).or(() -> MailPaths.address(call)).or(() -> byAction(call));
    }

    private static Optional<Address> byTarget(AwsCall call) {
        return Optional.ofNullable(call.headers().get("X-Amz-Target")).flatMap(Addresses::target);
    }

    private static Optional<Address> target(String target) {
        var dot = target.indexOf('.');
        return dot < 0
                ? Optional.empty()
                : Optional.ofNullable(TARGETS.get(target.substring(0, dot)))
                        .map(service -> new Address(service, target.substring(dot + 1), Protocol.JSON));
    }

    private static Optional<Address> byAction(AwsCall call) {
        return action(call).map(action -> new Address(service(call, action), action, Protocol.QUERY));
    }

    static Optional<String> action(AwsCall call) {
        return first(ACTION, call.query())
                .or(() -> isForm(call) ? first(ACTION, call.body().toString()) : Optional.empty());
    }

    private static boolean isForm(AwsCall call) {
        var type = call.headers().get(HttpHeaders.CONTENT_TYPE);
        return type != null && type.startsWith("application/x-www-form-urlencoded");
    }

    private static AwsServiceName service(AwsCall call, String action) {
        if (QUEUE_PATH.matcher(call.path()).matches()) {
            return AwsServiceName.SQS;
        }
        return signedFor(call)
                .map(name -> name.equals("sqs") ? AwsServiceName.SQS : AwsServiceName.SNS)
                .orElseGet(() -> QUEUE_ACTION.matcher(action).matches() ? AwsServiceName.SQS : AwsServiceName.SNS);
    }

    private static Optional<String> signedFor(AwsCall call) {
        var signature = call.headers().get(HttpHeaders.AUTHORIZATION);
        return signature == null ? first(SCOPE_IN_QUERY, call.query()) : first(SCOPE, signature);
    }

    private static Optional<String> first(Pattern pattern, String text) {
        var found = pattern.matcher(text);
        return found.find() ? Optional.of(found.group(1)) : Optional.empty();
    }
}
