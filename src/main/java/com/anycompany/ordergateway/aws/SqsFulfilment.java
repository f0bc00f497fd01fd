package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.delivery.FulfilmentDocument;
import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.resilience.Guard;
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
public final class SqsFulfilment extends MessageSink {
    /** The dependency's name in faults. */
    public static final String DEPENDENCY = "queue";

    /** Most bytes of one SendMessageBatch. Source: Amazon SQS quotas, 1 MiB. */
    private static final long MOST_BYTES = 1024 * 1024;

    private final SqsAsyncClient client;
    private final String queueUrl;

    /** Sends to {@code queueUrl}, each call within {@code guard}. */
    public SqsFulfilment(SqsAsyncClient client, String queueUrl, Guard guard) {
        super(DEPENDENCY, guard);
        this.client = client;
        this.queueUrl = queueUrl;
    }

    @Override
    String text(Notice notice) {
        return FulfilmentDocument.of(notice);
    }

    @Override
    Future<?> call(Message message) {
        var request = SendMessageRequest.builder()
                .queueUrl(queueUrl)
                .messageBody(message.text())
                .messageAttributes(attributes(message.notice()))
                .build();
        return SdkFutures.call(DEPENDENCY, () -> client.sendMessage(request));
    }

    @Override
    Future<Entries.Answers> call(List<Message> messages) {
        var request = SendMessageBatchRequest.builder()
                .queueUrl(queueUrl)
                .entries(IntStream.range(0, messages.size())
                        .mapToObj(each -> entry(Integer.toString(each), messages.get(each)))
                        .toList())
                .build();
        return SdkFutures.call(DEPENDENCY, () -> client.sendMessageBatch(request))
                .map(SqsFulfilment::answers);
    }

    @Override
    long mostBytes() {
        return MOST_BYTES;
    }

    private static SendMessageBatchRequestEntry entry(String id, Message message) {
        return SendMessageBatchRequestEntry.builder()
                .id(id)
                .messageBody(message.text())
                .messageAttributes(attributes(message.notice()))
                .build();
    }

    private static Entries.Answers answers(SendMessageBatchResponse answer) {
        var answers = new Entries.Answers();
        answer.successful().forEach(entry -> answers.taken(entry.id()));
        answer.failed().forEach(entry -> answers.refused(entry.id(), entry.code(), entry.senderFault()));
        return answers;
    }

    private static Map<String, MessageAttributeValue> attributes(Notice notice) {
        var own = Map.of(
                "event_type", text(FulfilmentDocument.type(notice)),
                "event_id", text(notice.eventId()));
        return traced(notice, own, SqsFulfilment::text);
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
