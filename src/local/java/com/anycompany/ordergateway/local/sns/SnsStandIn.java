package com.anycompany.ordergateway.local.sns;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.AwsService;
import com.anycompany.ordergateway.local.Journal;
import com.anycompany.ordergateway.local.QueueSender;
import com.anycompany.ordergateway.local.TopicMessage;
import io.vertx.core.Future;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * SNS for one account and region: its query protocol, and its refusals in its own codes. Every message it takes is in
 * the journal once, under the ARN of its topic or endpoint or under its phone number. What it does not know, it refuses.
 * Safe for several threads.
 *
 * <p>Source: Amazon SNS API Reference, version 2010-03-31.
 */
public final class SnsStandIn implements AwsService {
    private final TopicActions topicActions;
    private final SubscriptionActions subscriptionActions;
    private final PublishOne publishOne;
    private final PublishBatch publishBatch;
    private final SnsReplies replies;
    private volatile boolean smsSandbox;

    /** A stand-in on the clock of the machine, with random ids, whose bad batch entries fail alone. */
    public SnsStandIn(String region, String accountId, Journal<TopicMessage> journal, QueueSender queues) {
        this(
                region,
                accountId,
                journal,
                queues,
                BadEntries.FAIL_ALONE,
                InstantSource.system(),
                () -> UUID.randomUUID().toString());
    }

    /** A stand-in whose time, ids and treatment of bad batch entries come from outside. */
    public SnsStandIn(
            String region,
            String accountId,
            Journal<TopicMessage> journal,
            QueueSender queues,
            BadEntries badEntries,
            InstantSource clock,
            Supplier<String> ids) {
        var account = new Account(region, accountId);
        var topics = new Topics();
        var publisher = new Publisher(journal, new FanOut(queues), clock, ids);
        topicActions = new TopicActions(account, topics);
        subscriptionActions = new SubscriptionActions(account, topics, ids);
        publishOne = new PublishOne(topics, publisher);
        publishBatch = new PublishBatch(topics, publisher, badEntries);
        replies = new SnsReplies(ids);
    }

    /** From now on the account says that it is in the SMS sandbox; text messages go out all the same. */
    public void enterSmsSandbox() {
        smsSandbox = true;
    }

    @Override
    public Future<AwsReply> call(AwsCall call) {
        return Future.succeededFuture(call.body())
                .map(Form::of)
                .compose(this::reply)
                .recover(this::refusal);
    }

    private Future<AwsReply> reply(Form form) {
        var action = form.get("Action").orElse("");
        return result(action, form).map(result -> replies.result(action, result));
    }

    private Future<List<Xml>> result(String action, Form form) {
        return switch (action) {
            case "CreateTopic" -> Future.succeededFuture(topicActions.create(form));
            case "DeleteTopic" -> Future.succeededFuture(topicActions.delete(form));
            case "ListTopics" -> Future.succeededFuture(topicActions.list());
            case "GetTopicAttributes" -> Future.succeededFuture(topicActions.attributes(form));
            case "Subscribe" -> Future.succeededFuture(subscriptionActions.subscribe(form));
            case "Unsubscribe" -> Future.succeededFuture(subscriptionActions.unsubscribe(form));
            case "ListSubscriptionsByTopic" -> Future.succeededFuture(subscriptionActions.list(form));
            case "SetSubscriptionAttributes" -> Future.succeededFuture(subscriptionActions.set(form));
            case "GetSMSSandboxAccountStatus" ->
                Future.succeededFuture(List.of(Xml.text("IsInSandbox", String.valueOf(smsSandbox))));
            case "Publish" -> publishOne.call(form);
            case "PublishBatch" -> publishBatch.call(form);
            default ->
                throw new SnsRefusal(400, "InvalidAction", "Could not find operation " + action + " in this stand-in");
        };
    }

    private Future<AwsReply> refusal(Throwable failure) {
        return failure instanceof SnsRefusal refusal
                ? Future.succeededFuture(replies.refusal(refusal))
                : Future.failedFuture(failure);
    }
}
