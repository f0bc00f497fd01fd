package com.anycompany.ordergateway.local.sns;

import io.vertx.core.Future;
import java.util.List;
import java.util.stream.Stream;

/**
 * Publishes one message to a topic, a phone or a mobile endpoint. Endpoints are not kept anywhere, so any well-formed
 * one will do.
 *
 * <p>Source: API_Publish.
 */
final class PublishOne {
    private final Topics topics;
    private final Publisher publisher;

    PublishOne(Topics topics, Publisher publisher) {
        this.topics = topics;
        this.publisher = publisher;
    }

    Future<List<Xml>> call(Form form) {
        var targets = Stream.of("TopicArn", "TargetArn", "PhoneNumber")
                .filter(target -> form.get(target).isPresent())
                .toList();
        if (targets.size() != 1) {
            throw SnsRefusal.invalidParameter(
                    "TopicArn or TargetArn or PhoneNumber Reason: exactly one of them is required");
        }
        return publish(targets.getFirst(), form).map(id -> List.of(Xml.text("MessageId", id)));
    }

    private Future<String> publish(String kind, Form form) {
        var target = form.need(kind);
        if (kind.equals("PhoneNumber")) {
            var publication = Publication.read(form);
            return publisher.take(publication, PhoneNumber.checked(target, publication), List.of());
        }
        if (Arns.checked(kind, target).contains(":endpoint/")) {
            return publisher.take(Publication.read(form), target, List.of());
        }
        var publication = Publication.read(form);
        return publisher.take(publication, target, topics.subscriptions(target));
    }
}
