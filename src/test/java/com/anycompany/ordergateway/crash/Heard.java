package com.anycompany.ordergateway.crash;

import com.anycompany.ordergateway.local.LocalAws;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What the sinks took, by message. The journals of the embedded AWS keep their latest records only, so that it must listen
 * now and then.
 */
final class Heard {
    private final LocalAws aws;
    private final Map<String, String> topic = new HashMap<>();
    private final Map<String, String> queue = new HashMap<>();
    private final Map<String, String> mails = new HashMap<>();

    Heard(LocalAws aws) {
        this.aws = aws;
    }

    void listen() {
        aws.topicMessages()
                .forEach(message -> topic.put(message.messageId(), orderOf(message.attributes(), "event:placed")));
        aws.queueMessages()
                .forEach(message -> queue.put(message.messageId(), orderOf(message.attributes(), "fulfilment:placed")));
        aws.mails()
                .forEach(mail -> mails.put(
                        mail.messageId(),
                        mail.subject().substring(mail.subject().lastIndexOf(' ') + 1)));
    }

    /** Whether every record was seen before its journal forgot it. */
    boolean heardAll() {
        return topic.size() == aws.topicMessagesTotal()
                && queue.size() == aws.queueMessagesTotal()
                && mails.size() == aws.mailsTotal();
    }

    /** How many messages of each order the topic took. */
    Map<String, Long> topic() {
        return byOrder(topic);
    }

    Map<String, Long> queue() {
        return byOrder(queue);
    }

    Map<String, Long> mails() {
        return byOrder(mails);
    }

    /** By the stable id of the event; a message with any other id is of no order of ours. */
    private static String orderOf(Map<String, String> attributes, String entry) {
        var eventId = attributes.getOrDefault("event_id", "none");
        return eventId.endsWith("/" + entry) ? eventId.substring(0, eventId.indexOf('/')) : eventId;
    }

    private static Map<String, Long> byOrder(Map<String, String> messages) {
        return messages.values().stream().collect(Collectors.groupingBy(order -> order, Collectors.counting()));
    }
}
