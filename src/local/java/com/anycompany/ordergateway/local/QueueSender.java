package com.anycompany.ordergateway.local;

import io.vertx.core.Future;
import java.util.Map;

/** How the topic reaches a queue that subscribes to it. */
@FunctionalInterface
public interface QueueSender {
    /** Puts {@code body} on the queue of that ARN, with string attributes. */
    Future<Void> send(String queueArn, String body, Map<String, String> attributes);
}
