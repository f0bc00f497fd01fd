package com.anycompany.ordergateway.simulation;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.MessageAttributeValue;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/** The SDK's client of the simulated queue, as one process holds it. */
final class SimSqs implements SqsAsyncClient {
    static final String QUEUE = "https://sqs.eu-west-3.amazonaws.com/123456789012/orders";

    private static final String OPERATION = "SendMessage";

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
        var eventId = eventId(request.messageAttributes(), request.messageBody());
        world.require(QUEUE.equals(request.queueUrl()), "work goes to the queue", request.queueUrl());
        return wire.call(process, Service.SQS, OPERATION, eventId, fate -> {
            world.receivers().take(eventId, world.now());
            return SendMessageResponse.builder().messageId(eventId).build();
        });
    }

    @Override
    public CompletableFuture<SendMessageBatchResponse> sendMessageBatch(SendMessageBatchRequest request) {
        world.require(QUEUE.equals(request.queueUrl()), "work goes to the queue", request.queueUrl());
        var messages = new MessageBatch(world, wire);
        request.entries()
                .forEach(entry -> messages.add(
                        entry.id(),
                        new Attempt(
                                process,
                                Service.SQS,
                                OPERATION,
                                eventId(entry.messageAttributes(), entry.messageBody()),
                                Fate.WELL)));
        return wire.shared(messages.attempts(), fate -> {
            var answer = messages.take(fate);
            return SendMessageBatchResponse.builder()
                    .successful(answer.taken().stream()
                            .map(id ->
                                    SendMessageBatchResultEntry.builder().id(id).build())
                            .toList())
                    .failed(answer.refused().stream()
                            .map(refused -> BatchResultErrorEntry.builder()
                                    .id(refused.id())
                                    .code(refused.throttled() ? "RequestThrottled" : "InternalError")
                                    .senderFault(false)
                                    .build())
                            .toList())
                    .build();
        });
    }

    private String eventId(Map<String, MessageAttributeValue> attributes, String body) {
        var eventId = attributes.get("event_id").stringValue();
        world.require(eventId.endsWith("/fulfilment:placed"), "the queue hears of work", eventId);
        world.require(body.contains("\"id\":\"" + eventId + "\""), "a message carries its event id", eventId);
        return eventId;
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
