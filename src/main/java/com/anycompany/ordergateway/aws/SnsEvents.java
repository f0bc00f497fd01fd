package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.batch.Carrier;
import com.anycompany.ordergateway.delivery.EventTexts;
import com.anycompany.ordergateway.delivery.FulfilmentDocument;
import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.time.Deadline;
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
public final class SnsEvents implements SinkPort, Carrier<Notice, Outcome> {
    /** The dependency's name in faults. */
    public static final String DEPENDENCY = "topic";

    private static final String STRUCTURE = "json";

    private final SnsAsyncClient client;
    private final String topicArn;
    private final Guard guard;

    /** Publishes to {@code topicArn}, each call within {@code guard}. */
    public SnsEvents(SnsAsyncClient client, String topicArn, Guard guard) {
        this.client = client;
        this.topicArn = topicArn;
        this.guard = guard;
    }

    @Override
    public Future<Outcome> send(Notice notice, Deadline begunBy) {
        return one(notice);
    }

    @Override
    public boolean shut() {
        return guard.shut();
    }

    @Override
    public Future<Outcome> one(Notice notice) {
        var request = PublishRequest.builder()
                .topicArn(topicArn)
                .subject(EventTexts.subject())
                .messageStructure(STRUCTURE)
                .message(EventTexts.byProtocol(notice.order()))
                .messageAttributes(attributes(notice))
                .build();
        return guard.call(() -> SdkFutures.call(DEPENDENCY, () -> client.publish(request)))
                .map(answer -> new Outcome.Delivered());
    }

    @Override
    public List<Future<Outcome>> several(List<Notice> notices) {
        var entries = IntStream.range(0, notices.size())
                .mapToObj(each -> entry(Integer.toString(each), notices.get(each)))
                .toList();
        var request = PublishBatchRequest.builder()
                .topicArn(topicArn)
                .publishBatchRequestEntries(entries)
                .build();
        var call = guard.call(() -> SdkFutures.call(DEPENDENCY, () -> client.publishBatch(request)))
                .map(SnsEvents::answers);
        return Entries.each(DEPENDENCY, notices, call, this::one);
    }

    @Override
    public Object key(Notice notice) {
        return notice.eventId();
    }

    @Override
    public long size(Notice notice) {
        return Entries.size(EventTexts.byProtocol(notice.order()));
    }

    private static PublishBatchRequestEntry entry(String id, Notice notice) {
        return PublishBatchRequestEntry.builder()
                .id(id)
                .subject(EventTexts.subject())
                .messageStructure(STRUCTURE)
                .message(EventTexts.byProtocol(notice.order()))
                .messageAttributes(attributes(notice))
                .build();
    }

    private static Entries.Answers answers(PublishBatchResponse answer) {
        var answers = new Entries.Answers();
        answer.successful().forEach(entry -> answers.taken(entry.id()));
        answer.failed().forEach(entry -> answers.refused(entry.id(), entry.code(), entry.senderFault()));
        return answers;
    }

    private static Map<String, MessageAttributeValue> attributes(Notice notice) {
        return Map.of(
                "event_type", text(FulfilmentDocument.type(notice)),
                "event_id", text(notice.eventId()),
                "order_id", text(notice.order().id().value()));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
