package com.anycompany.ordergateway.simulation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishBatchRequest;
import software.amazon.awssdk.services.sns.model.PublishBatchResponse;
import software.amazon.awssdk.services.sns.model.PublishBatchResultEntry;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** The SDK's client of the simulated topic, as one process holds it. */
final class SimSns implements SnsAsyncClient {
    static final String TOPIC = "arn:aws:sns:eu-west-3:123456789012:orders";

    private static final String OPERATION = "Publish";

    private final World world;
    private final Wire wire;
    private final Life process;

    SimSns(World world, Wire wire, Life process) {
        this.world = world;
        this.wire = wire;
        this.process = process;
    }

    @Override
    public CompletableFuture<PublishResponse> publish(PublishRequest request) {
        var eventId = eventId(request.messageAttributes(), request.message());
        world.require(TOPIC.equals(request.topicArn()), "events go to the topic", request.topicArn());
        return wire.call(process, Service.SNS, OPERATION, eventId, fate -> {
            world.receivers().take(eventId, world.now());
            return PublishResponse.builder().messageId(eventId).build();
        });
    }

    @Override
    public CompletableFuture<PublishBatchResponse> publishBatch(PublishBatchRequest request) {
        world.require(TOPIC.equals(request.topicArn()), "events go to the topic", request.topicArn());
        var messages = new MessageBatch(world, wire);
        request.publishBatchRequestEntries()
                .forEach(entry -> messages.add(
                        entry.id(),
                        new Attempt(
                                process,
                                Service.SNS,
                                OPERATION,
                                eventId(entry.messageAttributes(), entry.message()),
                                Fate.WELL)));
        return wire.shared(messages.attempts(), fate -> {
            var answer = messages.take(fate);
            return PublishBatchResponse.builder()
                    .successful(answer.taken().stream()
                            .map(id -> PublishBatchResultEntry.builder().id(id).build())
                            .toList())
                    .failed(answer.refused().stream()
                            .map(refused -> BatchResultErrorEntry.builder()
                                    .id(refused.id())
                                    .code(refused.throttled() ? "Throttled" : "InternalError")
                                    .senderFault(false)
                                    .build())
                            .toList())
                    .build();
        });
    }

    private String eventId(Map<String, MessageAttributeValue> attributes, String message) {
        var eventId = attributes.get("event_id").stringValue();
        var orderId = attributes.get("order_id").stringValue();
        world.require(eventId.equals(orderId + "/event:placed"), "the topic hears of events", eventId, orderId);
        world.require(message.contains(orderId), "a message names its order", eventId);
        return eventId;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
