package com.anycompany.ordergateway.local.sns;

import com.anycompany.ordergateway.local.TopicMessage;
import io.vertx.core.json.JsonObject;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/**
 * The JSON in which a topic wraps a message for a queue. Its signature is no signature: nobody can verify it.
 *
 * <p>Source: "Parsing Amazon SNS message formats", notification JSON format.
 */
final class Envelope {
    private static final DateTimeFormatter TIMESTAMP =
            DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Envelope() {}

    static String of(TopicMessage taken, Publication publication, Subscription subscription) {
        var envelope = new JsonObject()
                .put("Type", "Notification")
                .put("MessageId", taken.messageId())
                .put("TopicArn", taken.topicArn());
        if (!taken.subject().isEmpty()) {
            envelope.put("Subject", taken.subject());
        }
        envelope.put("Message", publication.textFor(subscription.protocol().key()))
                .put("Timestamp", TIMESTAMP.format(taken.at()))
                .put("SignatureVersion", "1")
                .put("Signature", "")
                .put("SigningCertURL", "")
                .put("UnsubscribeURL", "");
        if (!publication.attributes().isEmpty()) {
            envelope.put("MessageAttributes", attributes(publication));
        }
        return envelope.encode();
    }

    private static JsonObject attributes(Publication publication) {
        var attributes = new JsonObject();
        for (var attribute : publication.attributes()) {
            attributes.put(
                    attribute.name(),
                    new JsonObject().put("Type", attribute.type()).put("Value", attribute.value()));
        }
        return attributes;
    }
}
