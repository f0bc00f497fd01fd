package com.anycompany.ordergateway.local;

import java.time.Instant;
import java.util.Map;

/** One message that a queue took. */
public record QueueMessage(Instant at, String messageId, String queue, String body, Map<String, String> attributes) {
    public QueueMessage {
        attributes = Map.copyOf(attributes);
    }
}
