package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.delivery.FulfilmentDocument;
import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;

/**
 * The queue of deferred work. The body is the order as a CloudEvents document.
 *
 * <p>Source: SQS SendMessage.
 */
public final class SqsFulfilment implements SinkPort {
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
        var request = SendMessageRequest.builder()
                .queueUrl(queueUrl)
                .messageBody(FulfilmentDocument.of(notice))
                .messageAttributes(Map.of(
                        "event_type", text(FulfilmentDocument.type(notice)),
                        "event_id", text(notice.eventId())))
                .build();
        return guard.call(() -> SdkFutures.call(DEPENDENCY, () -> client.sendMessage(request)))
                .map(answer -> new Outcome.Delivered());
    }

    @Override
    public boolean shut() {
        return guard.shut();
    }

    private static MessageAttributeValue text(String value) {
        return MessageAttributeValue.builder()
                .dataType("String")
                .stringValue(value)
                .build();
    }
}
