package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/**
 * A subscriber of the topic for as long as it is open: a queue of its own, which nobody else reads. A topic can be heard
 * in no other way. It has no filter: a new one may take a quarter of an hour to hold, so it hears everything, and what is
 * not asked for goes with the queue.
 *
 * <p>Source: SNS Subscribe, Unsubscribe, "Amazon SNS subscription filter policies", "Raw message delivery", "Fanout to
 * Amazon SQS queues"; SQS CreateQueue.
 */
final class TopicEar {
    /** What the names of such queues begin with. */
    static final String QUEUES = "order-gateway-proof-";

    private static final int MOST = 100_000;
    private static final String RETENTION_SECONDS = "900";

    private final SnsAsyncClient sns;
    private final SqsAsyncClient sqs;
    private final String topicArn;
    private final String queue;
    private Optional<String> queueUrl = Optional.empty();
    private Optional<String> subscription = Optional.empty();
    private Optional<QueueLook> look = Optional.empty();
    private Examination doing;

    /** An ear at {@code topicArn} whose queue is told from others by {@code name}. */
    TopicEar(SnsAsyncClient sns, SqsAsyncClient sqs, String topicArn, String name) {
        this.sns = sns;
        this.sqs = sqs;
        this.topicArn = topicArn;
        this.queue = QUEUES + name;
        this.doing = examination("sqs:CreateQueue");
    }

    private Examination examination(String action) {
        return Examination.needed("topic " + topicArn, action);
    }

    /** Makes the queue and subscribes it; what kept it from hearing, if anything did. Does not fail. */
    Future<Optional<Symptom>> open() {
        return step(
                        "sqs:CreateQueue",
                        () -> sqs.createQueue(create -> create.queueName(queue)
                                .attributes(Map.of(QueueAttributeName.MESSAGE_RETENTION_PERIOD, RETENTION_SECONDS))))
                .compose(made -> subscribed(made.queueUrl()))
                .map(Optional.<Symptom>empty())
                .recover(failure -> Future.succeededFuture(Optional.of(doing.of(failure))));
    }

    private Future<?> subscribed(String url) {
        queueUrl = Optional.of(url);
        look = Optional.of(new QueueLook(sqs, url, MOST));
        return step(
                        "sqs:GetQueueAttributes",
                        () -> sqs.getQueueAttributes(
                                get -> get.queueUrl(url).attributeNames(QueueAttributeName.QUEUE_ARN)))
                .map(answer -> answer.attributes().getOrDefault(QueueAttributeName.QUEUE_ARN, ""))
                .compose(arn -> step(
                                "sqs:SetQueueAttributes",
                                () -> sqs.setQueueAttributes(set ->
                                        set.queueUrl(url).attributes(Map.of(QueueAttributeName.POLICY, policy(arn)))))
                        .compose(set -> step(
                                "sns:Subscribe",
                                () -> sns.subscribe(subscribe -> subscribe
                                        .topicArn(topicArn)
                                        .protocol("sqs")
                                        .endpoint(arn)
                                        .attributes(Map.of("RawMessageDelivery", "true"))
                                        .returnSubscriptionArn(true)))))
                .onSuccess(answer -> subscription = Optional.of(answer.subscriptionArn()));
    }

    /** The topic alone may send to the queue. */
    private String policy(String queueArn) {
        return """
            {"Version": "2012-10-17", "Statement": [{"Effect": "Allow", "Principal": {"Service": "sns.amazonaws.com"}, \
            "Action": "sqs:SendMessage", "Resource": "%s", "Condition": {"ArnEquals": {"aws:SourceArn": "%s"}}}]}\
            """.formatted(queueArn, topicArn);
    }

    /** The message of an event, if it has come by now; whatever else came is kept out of the way. */
    Future<Optional<String>> heard(String eventId) {
        var ours = look.orElseThrow();
        doing = examination("sqs:ReceiveMessage");
        return ours.receive().map(received -> Optional.ofNullable(ours.bodies().get(eventId)));
    }

    /** What the refusal of the last call means. */
    Symptom refused(Throwable failure) {
        return doing.of(failure);
    }

    /** Takes away what {@link #open} made; names what it could not. Does not fail. */
    Future<List<Symptom>> close() {
        var ended = subscription
                .map(arn -> removed("subscription " + arn, () -> sns.unsubscribe(end -> end.subscriptionArn(arn))))
                .orElse(Future.succeededFuture(List.of()));
        return ended.compose(first -> queueUrl.map(
                        url -> removed("queue " + queue, () -> sqs.deleteQueue(delete -> delete.queueUrl(url))))
                .orElse(Future.succeededFuture(List.of()))
                .map(second -> Stream.concat(first.stream(), second.stream()).toList()));
    }

    private static Future<List<Symptom>> removed(String what, Supplier<CompletionStage<?>> call) {
        return SdkFutures.start(call::get)
                .map(List.<Symptom>of())
                .recover(failure -> Future.succeededFuture(List.of(Symptom.warning(
                        what, "was made for the proof and could not be removed", "remove it by hand"))));
    }

    private <T> Future<T> step(String action, Supplier<CompletionStage<T>> call) {
        doing = examination(action);
        return SdkFutures.start(call);
    }
}
