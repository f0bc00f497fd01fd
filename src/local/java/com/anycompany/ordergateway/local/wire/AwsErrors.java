package com.anycompany.ordergateway.local.wire;

import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.AwsServiceName;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.json.JsonObject;
import java.util.Set;
import java.util.UUID;

/**
 * Refusals in the form in which each service says them.
 *
 * <p>Source: Smithy, "AWS protocols", operation error serialization, and {@code awsQueryCompatible}, which makes SQS
 * repeat the code of its query protocol in {@code x-amzn-query-error}.
 */
public final class AwsErrors {
    private static final Set<String> LONG_NAMED_BY_SQS = Set.of(
            "EmptyBatchRequest",
            "TooManyEntriesInBatchRequest",
            "BatchEntryIdsNotDistinct",
            "InvalidBatchEntryId",
            "BatchRequestTooLong",
            "UnsupportedOperation");

    private AwsErrors() {}

    /**
     * The refusal as an answer to a call of that kind.
     *
     * @param code without prefix, as {@code QueueDoesNotExist}
     */
    public static AwsReply refuse(Address address, int status, String code, String message) {
        return switch (address.protocol()) {
            case JSON -> json(address.service(), status, code, message);
            case QUERY -> query(address.service(), status, code, message);
            case REST_JSON -> restJson(status, code, message);
        };
    }

    private static AwsReply json(AwsServiceName service, int status, String code, String message) {
        var reply = reply(
                status,
                "application/x-amz-json-1.0",
                new JsonObject()
                        .put("__type", namespace(service) + code)
                        .put("message", message)
                        .encode());
        if (service == AwsServiceName.SQS) {
            reply.headers().set("x-amzn-query-error", queryCode(code) + ";" + blamed(status));
        }
        return reply;
    }

    private static AwsReply query(AwsServiceName service, int status, String code, String message) {
        var sqs = service == AwsServiceName.SQS;
        var body = """
                <?xml version="1.0"?>
                <ErrorResponse xmlns="http://%s/"><Error><Type>%s</Type><Code>%s</Code><Message>%s</Message>\
                </Error><RequestId>%s</RequestId></ErrorResponse>
                """.formatted(
                        sqs ? "queue.amazonaws.com/doc/2012-11-05" : "sns.amazonaws.com/doc/2010-03-31",
                        blamed(status),
                        Escaped.text(sqs ? queryCode(code) : code),
                        Escaped.text(message),
                        UUID.randomUUID());
        return reply(status, "text/xml", body);
    }

    private static AwsReply restJson(int status, String code, String message) {
        var reply = reply(
                status,
                "application/json",
                new JsonObject().put("message", message).encode());
        reply.headers().set("x-amzn-ErrorType", code);
        return reply;
    }

    private static AwsReply reply(int status, String type, String body) {
        var headers = HttpHeaders.headers()
                .set(HttpHeaders.CONTENT_TYPE, type)
                .set("x-amzn-RequestId", UUID.randomUUID().toString());
        return new AwsReply(status, headers, Buffer.buffer(body));
    }

    private static String namespace(AwsServiceName service) {
        return service == AwsServiceName.SQS ? "com.amazonaws.sqs#" : "com.amazonaws.dynamodb.v20120810#";
    }

    private static String queryCode(String code) {
        if (code.equals("QueueDoesNotExist")) {
            return "AWS.SimpleQueueService.NonExistentQueue";
        }
        return LONG_NAMED_BY_SQS.contains(code) ? "AWS.SimpleQueueService." + code : code;
    }

    private static String blamed(int status) {
        return status < 500 ? "Sender" : "Receiver";
    }
}
