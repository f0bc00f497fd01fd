package com.anycompany.ordergateway.simulation;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** The SDK's client of the simulated topic, as one process holds it. */
final class SimSns implements SnsAsyncClient {
    static final String TOPIC = "arn:aws:sns:eu-west-3:123456789012:orders";

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
        var eventId = request.messageAttributes().get("event_id").stringValue();
        var orderId = request.messageAttributes().get("order_id").stringValue();
        world.require(eventId.equals(orderId + "/event:placed"), "the topic hears of events", eventId, orderId);
        world.require(request.message().contains(orderId), "a message names its order", eventId);
        world.require(TOPIC.equals(request.topicArn()), "events go to the topic", request.topicArn());
        return wire.call(process, Service.SNS, "Publish", eventId, fate -> {
            world.receivers().take(eventId, world.now());
            return PublishResponse.builder().messageId(eventId).build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
