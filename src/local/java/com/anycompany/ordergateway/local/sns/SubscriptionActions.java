package com.anycompany.ordergateway.local.sns;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Lets endpoints subscribe and leave. Nobody here can confirm a mail address, so it stays pending.
 *
 * <p>Source: API_Subscribe, API_Unsubscribe, API_ListSubscriptionsByTopic, API_SetSubscriptionAttributes.
 */
final class SubscriptionActions {
    private final Account account;
    private final Topics topics;
    private final Supplier<String> ids;

    SubscriptionActions(Account account, Topics topics, Supplier<String> ids) {
        this.account = account;
        this.topics = topics;
        this.ids = ids;
    }

    List<Xml> subscribe(Form form) {
        var wanted = wanted(form);
        var added = topics.add(wanted);
        if (!added.settings().equals(wanted.settings())) {
            throw SnsRefusal.invalidParameter(
                    "Attributes Reason: Subscription already exists with different attributes");
        }
        var hidden = added.pending() && !form.get("ReturnSubscriptionArn").equals(Optional.of("true"));
        return List.of(Xml.text("SubscriptionArn", hidden ? "pending confirmation" : added.arn()));
    }

    List<Xml> unsubscribe(Form form) {
        topics.subscription(Arns.checked("SubscriptionArn", form.need("SubscriptionArn")))
                .ifPresent(topics::remove);
        return List.of();
    }

    List<Xml> list(Form form) {
        return List.of(Xml.node(
                "Subscriptions",
                topics.subscriptions(form.need("TopicArn")).stream()
                        .map(this::listed)
                        .toList()));
    }

    List<Xml> set(Form form) {
        var subscription = topics.subscription(Arns.checked("SubscriptionArn", form.need("SubscriptionArn")))
                .orElseThrow(() -> SnsRefusal.notFound("Subscription does not exist"));
        var value = form.get("AttributeValue").orElse("");
        topics.replace(subscription.with(subscription.settings().with(form.need("AttributeName"), value)));
        return List.of();
    }

    private Subscription wanted(Form form) {
        var topicArn = form.need("TopicArn");
        var protocol = Protocol.named(form.need("Protocol"));
        var endpoint = protocol.endpoint(form.get("Endpoint").orElse(""));
        var settings = SubscriptionSettings.read(form);
        return new Subscription(
                topicArn + ":" + ids.get(), topicArn, protocol, endpoint, protocol.awaitsConfirmation(), settings);
    }

    private Xml listed(Subscription subscription) {
        return Xml.node(
                "member",
                Xml.text("SubscriptionArn", subscription.pending() ? "PendingConfirmation" : subscription.arn()),
                Xml.text("Owner", account.id()),
                Xml.text("Protocol", subscription.protocol().key()),
                Xml.text("Endpoint", subscription.endpoint()),
                Xml.text("TopicArn", subscription.topicArn()));
    }
}
