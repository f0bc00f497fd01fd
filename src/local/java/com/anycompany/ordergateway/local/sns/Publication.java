package com.anycompany.ordergateway.local.sns;

import com.anycompany.ordergateway.local.TopicMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A message that SNS would take: every rule that looks at the message alone has been passed.
 *
 * <p>Source: API_Publish; 262,144 bytes is the limit of a topic that did not raise its MaximumMessageSize.
 *
 * @param subject empty for none
 */
record Publication(Map<String, String> texts, String subject, List<MessageAttribute> attributes) {
    static final int MOST_BYTES = 262_144;

    Publication {
        texts = Map.copyOf(texts);
        attributes = List.copyOf(attributes);
    }

    static Publication read(Form message) {
        var texts = MessageTexts.of(message.need("Message"), message.get("MessageStructure"));
        var subject = SubjectRule.of(message.get("Subject"));
        var attributes = AttributeRules.read(message);
        if (bytes(message) > MOST_BYTES) {
            throw SnsRefusal.invalidParameter("Message too long");
        }
        return new Publication(texts, subject, attributes);
    }

    /** The size of a message as SNS counts it, fit or not; binary values count here as the Base64 they came in. */
    static int bytes(Form message) {
        var ofAttributes = message.items("MessageAttributes.entry").stream()
                .flatMap(entry -> entry.fields().values().stream())
                .mapToInt(Publication::utf8)
                .sum();
        return utf8(message.get("Message").orElse("")) + ofAttributes;
    }

    String textFor(String protocol) {
        var text = texts.get(protocol);
        return text == null ? texts.getOrDefault(MessageTexts.DEFAULT, "") : text;
    }

    Map<String, String> attributeValues() {
        return attributes.stream().collect(Collectors.toMap(MessageAttribute::name, MessageAttribute::value));
    }

    TopicMessage taken(Instant at, String messageId, String target) {
        return new TopicMessage(at, messageId, target, subject, texts, attributeValues());
    }

    private static int utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }
}
