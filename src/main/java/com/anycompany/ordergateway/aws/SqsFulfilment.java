package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.batch.Carrier;
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
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * The queue of deferred work. The body is the order as a CloudEvents document.
 *
 * <p>Source: SQS SendMessage, SendMessageBatch.
 */
public final class SqsFulfilment implements SinkPort, Carrier<Notice, Outcome> {
    /** The dependency's name in faults. */
    public static final String DEPENDENCY = "queue";

    private final SqsAsyncClient client;
    private final String queueUrl;
    private final Guard guard;

    /** Sends to {@code queueUrl}, each call within {@code guard}. */
    public SqsFulfilment(SqsAsyncClient client, String queueUrl, Guard guard) {
        this.client = client;
        this.queueUrl = queueUrl;
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
        var request = SendMessageRequest.builder()
                .queueUrl(queueUrl)
                .messageBody(FulfilmentDocument.of(notice))
                .messageAttributes(attributes(notice))
                .build();
        return guard.call(() -> SdkFutures.call(DEPENDENCY, () -> client.sendMessage(request)))
                .map(answer -> new Outcome.Delivered());
    }

    @Override
    public List<Future<Outcome>> several(List<Notice> notices) {
        var entries = IntStream.range(0, notices.size())
                .mapToObj(each -> entry(Integer.toString(each), notices.get(each)))
                .toList();
        var request = SendMessageBatchRequest.builder()
                .queueUrl(queueUrl)
                .entries(entries)
                .build();
        var call = guard.call(() -> SdkFutures.call(DEPENDENCY, () -> client.sendMessageBatch(request)))
                .map(SqsFulfilment::answers);
        return Entries.each(DEPENDENCY, notices, call, this::one);
    }

    @Override
    public Object key(Notice notice) {
        return notice.eventId();
    }

    @Override
    public long size(Notice notice) {
        return Entries.size(FulfilmentDocument.of(notice));
    }

    private static SendMessageBatchRequestEntry entry(String id, Notice notice) {
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(FulfilmentDocument.of(notice))
                .messageAttributes(attributes(notice))
                .build();
    }

    private static Entries.Answers answers(SendMessageBatchResponse answer) {
        var answers = new Entries.Answers();
        answer.successful().forEach(entry -> answers.taken(entry.id()));
        answer.failed().forEach(entry -> answers.refused(entry.id(), entry.code(), entry.senderFault()));
        return answers;
    }

    private static Map<String, MessageAttributeValue> attributes(Notice notice) {
        return Map.of(
                "event_type", text(FulfilmentDocument.type(notice)),
                "event_id", text(notice.eventId()));
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
