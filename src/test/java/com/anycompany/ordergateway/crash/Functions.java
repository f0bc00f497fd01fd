package com.anycompany.ordergateway.crash;

import com.anycompany.ordergateway.local.LocalAws;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;

/** What functions need to know of the embedded AWS, and what is asked of them. */
final class Functions {
    static final Duration LIMIT = Duration.ofSeconds(30);

    private Functions() {}

    /** The environment of every function, with {@code more} on top. */
    static Map<String, String> environment(LocalAws aws, Map<String, String> more) {
        var environment = new HashMap<>(Map.of(
                "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                "AWS_REGION", aws.region(),
                "AWS_ACCESS_KEY_ID", aws.accessKey(),
                "AWS_SECRET_ACCESS_KEY", aws.secretKey(),
                "DYNAMODB_TABLE", aws.table(),
                "SNS_TOPIC", aws.topicArn(),
                "SQS_QUEUE_URL", aws.queueUrl().toString(),
                "SES_SENDER", aws.sender(),
                "CONFIRMATION_TO", aws.verifiedRecipient(),
                "SES_RATE", "1000"));
        environment.putAll(more);
        return environment;
    }

    /** The event of an HTTP API for one order. */
    static byte[] order(String document) {
        return request("POST", "/orders", document);
    }

    /** The event of an HTTP API for any request. */
    static byte[] request(String method, String path, String document) {
        return new JsonObject()
                .put("version", "2.0")
                .put("routeKey", "$default")
                .put("rawPath", path)
                .put("rawQueryString", "")
                .put("headers", new JsonObject().put("content-type", "application/json"))
                .put(
                        "requestContext",
                        new JsonObject()
                                .put("stage", "$default")
                                .put(
                                        "http",
                                        new JsonObject().put("method", method).put("path", path)))
                .put("body", document.isEmpty() ? null : document)
                .put("isBase64Encoded", false)
                .toBuffer()
                .getBytes();
    }

    /** The status of an answer. */
    static int status(String answer) {
        return new JsonObject(answer).getInteger("statusCode");
    }

    /** The body of an answer. */
    static String body(String answer) {
        return new JsonObject(answer).getString("body");
    }
}
