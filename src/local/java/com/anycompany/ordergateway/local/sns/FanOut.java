package com.anycompany.ordergateway.local.sns;

import com.anycompany.ordergateway.local.QueueSender;
import com.anycompany.ordergateway.local.TopicMessage;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes a message to the queues that subscribe to its topic and want it. A queue that cannot be reached is logged and
 * left out: the publisher was promised delivery to the topic only.
 *
 * <p>Source: "Amazon SNS raw message delivery", "Amazon SNS message filtering"; "Amazon SNS message attributes" for the
 * ten attributes beyond which a raw message is discarded.
 */
final class FanOut {
    private static final Logger LOG = LoggerFactory.getLogger(FanOut.class);
    private static final int MOST_RAW_ATTRIBUTES = 10;

    private final QueueSender queues;

    FanOut(QueueSender queues) {
        this.queues = queues;
    }

    /** Completes, never fails, when every queue has taken or refused the message. */
    Future<Void> deliver(TopicMessage taken, Publication publication, List<Subscription> subscriptions) {
        return Future.join(subscriptions.stream()
                        .filter(subscription -> wants(subscription, publication))
                        .map(subscription -> send(taken, publication, subscription))
                        .toList())
                .mapEmpty();
    }

    private static boolean wants(Subscription subscription, Publication publication) {
        return subscription.protocol() == Protocol.SQS
                && subscription.settings().filter().accepts(publication.attributes())
                && (!subscription.settings().raw() || publication.attributes().size() <= MOST_RAW_ATTRIBUTES);
    }

    private Future<Void> send(TopicMessage taken, Publication publication, Subscription subscription) {
        var raw = subscription.settings().raw();
        var body = raw ? publication.textFor(Protocol.SQS.key()) : Envelope.of(taken, publication, subscription);
        Map<String, String> attributes = raw ? publication.attributeValues() : Map.of();
        return queues.send(subscription.endpoint(), body, attributes).otherwise(failure -> {
            LOG.atWarn()
                    .addKeyValue("queue", subscription.endpoint())
                    .setCause(failure)
                    .log("topic could not reach a queue");
            return null;
        });
    }
}
