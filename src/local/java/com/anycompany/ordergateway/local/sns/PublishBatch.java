package com.anycompany.ordergateway.local.sns;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;

/**
 * Publishes up to ten messages to one topic. All entries are judged before the first one is taken.
 *
 * <p>Source: API_PublishBatch.
 */
final class PublishBatch {
    private final Topics topics;
    private final Publisher publisher;
    private final BadEntries badEntries;

    PublishBatch(Topics topics, Publisher publisher, BadEntries badEntries) {
        this.topics = topics;
        this.publisher = publisher;
        this.badEntries = badEntries;
    }

    Future<List<Xml>> call(Form form) {
        var topicArn = form.need("TopicArn");
        var subscriptions = topics.subscriptions(topicArn);
        var entries = form.items("PublishBatchRequestEntries.member");
        BatchRules.check(entries);
        var judged = entries.stream().map(this::judged).toList();
        return Future.join(judged.stream()
                        .map(entry -> answered(entry, topicArn, subscriptions))
                        .toList())
                .map(answers -> result(answers.<Answered>list()));
    }

    private Judged judged(Form entry) {
        var id = entry.need("Id");
        try {
            return new Good(id, Publication.read(entry));
        } catch (SnsRefusal refusal) {
            if (badEntries == BadEntries.FAIL_THE_CALL) {
                throw refusal;
            }
            return new Bad(id, refusal);
        }
    }

    private Future<Answered> answered(Judged entry, String topicArn, List<Subscription> subscriptions) {
        return switch (entry) {
            case Good(var id, var publication) ->
                publisher
                        .take(publication, topicArn, subscriptions)
                        .map(messageId ->
                                new Answered(true, List.of(Xml.text("Id", id), Xml.text("MessageId", messageId))));
            case Bad(var id, var refusal) ->
                Future.succeededFuture(new Answered(
                        false,
                        List.of(
                                Xml.text("Id", id),
                                Xml.text("Code", refusal.code()),
                                Xml.text("Message", refusal.reason()),
                                Xml.text("SenderFault", "true"))));
        };
    }

    private static List<Xml> result(List<Answered> answers) {
        var successful = new ArrayList<Xml>();
        var failed = new ArrayList<Xml>();
        answers.forEach(answer -> (answer.taken() ? successful : failed).add(Xml.node("member", answer.fields())));
        return List.of(Xml.node("Successful", successful), Xml.node("Failed", failed));
    }

    private sealed interface Judged {}

    private record Good(String id, Publication publication) implements Judged {}

    private record Bad(String id, SnsRefusal refusal) implements Judged {}

    private record Answered(boolean taken, List<Xml> fields) {}
}
