package com.anycompany.ordergateway.local;

import java.time.Instant;
import java.util.Map;

/**
 * One message that a topic took.
 *
 * @param texts what each protocol's subscribers get; {@code default} is always there
 * @param attributes the message attributes, by name
 */
public record TopicMessage(
        Instant at,
        String messageId,
        String topicArn,
        String subject,
        Map<String, String> texts,
        Map<String, String> attributes) {
    public TopicMessage {
        texts = Map.copyOf(texts);
        attributes = Map.copyOf(attributes);
    }
}
