package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;

import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** A topic with a subscriber and a queue, for one test, and what is heard there. */
final class Listeners {
    private static final int MOST_LOOKS = 20;

    private final AwsClients clients;
    private final String name = "contract-" + UUID.randomUUID();
    private final String topicArn;
    private final String queueUrl;
    private final String subscriberUrl;
    private final String subscription;

    Listeners(AwsClients clients) {
        this.clients = clients;
        this.topicArn = asked(() -> clients.sns().createTopic(create -> create.name(name)))
                .topicArn();
        this.queueUrl = queue(name);
        this.subscriberUrl = queue(name + "-subscriber");
        this.subscription = asked(() -> clients.sns()
                        .subscribe(subscribe -> subscribe
                                .topicArn(topicArn)
                                .protocol("sqs")
                                .endpoint(arn(subscriberUrl))
                                .returnSubscriptionArn(true)))
                .subscriptionArn();
    }

    private static <T> T asked(Supplier<CompletableFuture<T>> question) {
        return outcome(SdkFutures.start(question::get));
    }

    private String queue(String named) {
        return asked(() -> clients.sqs().createQueue(create -> create.queueName(named)))
                .queueUrl();
    }

    private String arn(String url) {
        var attributes = asked(() -> clients.sqs()
                        .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN)))
                .attributes();
        return Objects.requireNonNull(attributes.get(QueueAttributeName.QUEUE_ARN), url);
    }

    String topicArn() {
        return topicArn;
    }

    String queueUrl() {
        return queueUrl;
    }

    /** From now on the subscriber hears only of messages whose attribute has that value. */
    void hearOnly(String attribute, String value) {
        var policy = new JsonObject().put(attribute, new JsonArray().add(value)).encode();
        asked(() -> clients.sns()
                .setSubscriptionAttributes(set -> set.subscriptionArn(subscription)
                        .attributeName("FilterPolicy")
                        .attributeValue(policy)));
    }

    /** An address that the mail service knows, to send from once it is verified. */
    String sender(String mailbox) {
        var address = mailbox + "@" + name + ".example";
        asked(() -> clients.ses().createEmailIdentity(create -> create.emailIdentity(address)));
        return address;
    }

    /** Messages that the subscriber got, once there are so many. */
    List<Message> heardFromTopic(int expected) {
        return received(subscriberUrl, expected);
    }

    /** Messages that the queue holds, once there are so many. */
    List<Message> queued(int expected) {
        return received(queueUrl, expected);
    }

    /** At least that many, or what came until nothing more did. */
    private List<Message> received(String url, int expected) {
        var all = new ArrayList<Message>();
        for (var look = 0; look < MOST_LOOKS && all.size() < expected; look++) {
            all.addAll(asked(() -> clients.sqs()
                            .receiveMessage(receive -> receive.queueUrl(url)
                                    .maxNumberOfMessages(10)
                                    .waitTimeSeconds(1)
                                    .messageAttributeNames("All")))
                    .messages());
        }
        return all;
    }

    void delete() {
        outcome(Future.all(
                SdkFutures.start(() -> clients.sns().deleteTopic(delete -> delete.topicArn(topicArn))),
                SdkFutures.start(() -> clients.sqs().deleteQueue(delete -> delete.queueUrl(queueUrl))),
                SdkFutures.start(() -> clients.sqs().deleteQueue(delete -> delete.queueUrl(subscriberUrl)))));
    }
}
