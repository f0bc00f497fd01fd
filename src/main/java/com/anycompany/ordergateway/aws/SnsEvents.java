package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.delivery.EventTexts;
import com.anycompany.ordergateway.delivery.FulfilmentDocument;
import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.util.Map;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;

/**
 * The topic. Each protocol's subscribers get their own text; the attributes let a subscription filter.
 *
 * <p>Source: SNS Publish.
 */
public final class SnsEvents implements SinkPort {
    /** The dependency's name in faults. */
    public static final String DEPENDENCY = "topic";

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
        var request = PublishRequest.builder()
                .topicArn(topicArn)
                .subject(EventTexts.subject())
                .messageStructure("json")
                .message(EventTexts.byProtocol(notice.order()))
                .messageAttributes(Map.of(
                        "event_type", text(FulfilmentDocument.type(notice)),
                        "event_id", text(notice.eventId()),
                        "order_id", text(notice.order().id().value())))
                .build();
        return guard.call(() -> SdkFutures.call(DEPENDENCY, () -> client.publish(request)))
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
