package com.anycompany.ordergateway.local.sns;

import java.util.List;
import java.util.Map;

/**
 * Makes, lists and describes topics. FIFO topics are refused: nothing here keeps their order.
 *
 * <p>Source: API_CreateTopic, API_DeleteTopic, API_ListTopics, API_GetTopicAttributes. Lists are never cut into pages.
 */
final class TopicActions {
    private static final String NAME = "[A-Za-z0-9_-]{1,256}";

    private final Account account;
    private final Topics topics;

    TopicActions(Account account, Topics topics) {
        this.account = account;
        this.topics = topics;
    }

    List<Xml> create(Form form) {
        var name = form.need("Name");
        if (name.endsWith(".fifo")) {
            throw SnsRefusal.invalidParameter("Topic Name Reason: FIFO topics are not supported here");
        }
        if (!name.matches(NAME)) {
            throw SnsRefusal.invalidParameter("Topic Name");
        }
        var arn = account.topicArn(name);
        topics.create(arn);
        return List.of(Xml.text("TopicArn", arn));
    }

    List<Xml> delete(Form form) {
        topics.delete(Arns.checked("TopicArn", form.need("TopicArn")));
        return List.of();
    }

    List<Xml> list() {
        return List.of(Xml.node(
                "Topics",
                topics.arns().stream()
                        .map(arn -> Xml.node("member", Xml.text("TopicArn", arn)))
                        .toList()));
    }

    List<Xml> attributes(Form form) {
        var arn = form.need("TopicArn");
        var subscriptions = topics.subscriptions(arn);
        var pending = subscriptions.stream().filter(Subscription::pending).count();
        var attributes = Map.of(
                "TopicArn", arn,
                "Owner", account.id(),
                "DisplayName", "",
                "SubscriptionsConfirmed", String.valueOf(subscriptions.size() - pending),
                "SubscriptionsPending", String.valueOf(pending));
        return List.of(Xml.node("Attributes", entries(attributes)));
    }

    private static List<Xml> entries(Map<String, String> attributes) {
        return attributes.entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> Xml.node("entry", Xml.text("key", entry.getKey()), Xml.text("value", entry.getValue())))
                .toList();
    }
}
