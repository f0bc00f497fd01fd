package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.delivery.EventTexts;
import com.anycompany.ordergateway.delivery.FulfilmentDocument;
import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.resilience.Guard;
import io.vertx.core.Future;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchRequestEntry;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * The topic. Each protocol's subscribers get their own text; the attributes let a subscription filter.
 *
 * <p>Source: SNS Publish, PublishBatch.
 */
public final class SnsEvents extends MessageSink {
    /** The dependency's name in faults. */
    public static final String DEPENDENCY = "topic";

    /** Most bytes of one PublishBatch. Source: Amazon SNS quotas, 256 KiB. */
    private static final long MOST_BYTES = 256 * 1024;

    private static final String STRUCTURE = "json";

    private final SnsAsyncClient client;
    private final String topicArn;

    /** Publishes to {@code topicArn}, each call within {@code guard}. */
    public SnsEvents(SnsAsyncClient client, String topicArn, Guard guard) {
        super(DEPENDENCY, guard);
        this.client = client;
        this.topicArn = topicArn;
    }

    @Override
    String text(Notice notice) {
        return EventTexts.byProtocol(notice.order());
    }

    @Override
    Future<?> call(Message message) {
        var request = PublishRequest.builder()
                .topicArn(topicArn)
                .subject(EventTexts.subject())
                .messageStructure(STRUCTURE)
                .message(message.text())
                .messageAttributes(attributes(message.notice()))
                .build();
        return SdkFutures.call(DEPENDENCY, () -> client.publish(request));
    }

    @Override
    Future<Entries.Answers> call(List<Message> messages) {
        var request = PublishBatchRequest.builder()
                .topicArn(topicArn)
                .publishBatchRequestEntries(IntStream.range(0, messages.size())
                        .mapToObj(each -> entry(Integer.toString(each), messages.get(each)))
                        .toList())
                .build();
        return SdkFutures.call(DEPENDENCY, () -> client.publishBatch(request)).map(SnsEvents::answers);
    }

    @Override
    long mostBytes() {
        return MOST_BYTES;
    }

    private static PublishBatchRequestEntry entry(String id, Message message) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .subject(EventTexts.subject())
                .messageStructure(STRUCTURE)
                .message(message.text())
                .messageAttributes(attributes(message.notice()))
                .build();
    }

    private static Entries.Answers answers(PublishBatchResponse answer) {
        var answers = new Entries.Answers();
        answer.successful().forEach(entry -> answers.taken(entry.id()));
        answer.failed().forEach(entry -> answers.refused(entry.id(), entry.code(), entry.senderFault()));
        return answers;
    }

    private static Map<String, MessageAttributeValue> attributes(Notice notice) {
        var own = Map.of(
                "event_type", text(FulfilmentDocument.type(notice)),
                "event_id", text(notice.eventId()),
                "order_id", text(notice.order().id().value()));
        return traced(notice, own, SnsEvents::text);
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
