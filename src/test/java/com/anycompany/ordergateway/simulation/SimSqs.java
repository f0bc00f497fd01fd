package com.anycompany.ordergateway.simulation;

import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The SDK's client of the simulated queue, as one process holds it. */
final class SimSqs implements SqsAsyncClient {
    static final String QUEUE = "https://sqs.eu-west-3.amazonaws.com/123456789012/orders";

    private final World world;
    private final Wire wire;
    private final Life process;

    SimSqs(World world, Wire wire, Life process) {
        this.world = world;
        this.wire = wire;
        this.process = process;
    }

    @Override
    public CompletableFuture<SendMessageResponse> sendMessage(SendMessageRequest request) {
        var eventId = request.messageAttributes().get("event_id").stringValue();
        world.require(eventId.endsWith("/fulfilment:placed"), "the queue hears of work", eventId);
        world.require(
                request.messageBody().contains("\"id\":\"" + eventId + "\""),
                "a message carries its event id",
                eventId);
        world.require(QUEUE.equals(request.queueUrl()), "work goes to the queue", request.queueUrl());
        return wire.call(process, Service.SQS, "SendMessage", eventId, fate -> {
            world.receivers().take(eventId, world.now());
            return SendMessageResponse.builder().messageId(eventId).build();
        });
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
