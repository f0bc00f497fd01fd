package com.anycompany.ordergateway.local.sqs;

import io.vertx.core.json.JsonObject;

/** How many messages a queue holds: to be received, received but not deleted, not due yet. */
public record QueueDepth(String queue, long visible, long inFlight, long delayed) {
    static QueueDepth of(String queue, JsonObject attributes) {
        return new QueueDepth(
                queue,
                count(attributes, "ApproximateNumberOfMessages"),
                count(attributes, "ApproximateNumberOfMessagesNotVisible"),
                count(attributes, "ApproximateNumberOfMessagesDelayed"));
    }

    private static long count(JsonObject attributes, String name) {
        return Long.parseLong(attributes.getString(name, "0"));
    }
}
