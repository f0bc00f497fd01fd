package com.anycompany.ordergateway.local;

import com.anycompany.ordergateway.local.sns.BadEntries;
import com.anycompany.ordergateway.local.sns.SnsStandIn;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishRequest;
import software.amazon.awssdk.services.sns.model.PublishResponse;

/** The SNS stand-in, a real client of it, one topic, and queues that remember what they were sent. */
final class LocalSns implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    static final String QUEUE = "arn:aws:sqs:eu-west-3:000000000000:OrderProcessingQueue";
    static final String TOPIC = "arn:aws:sns:eu-west-3:000000000000:OrderNotifications";

    final Journal<TopicMessage> journal = new Journal<>(100);
    final List<Sent> sent = new CopyOnWriteArrayList<>();
    final SnsAsyncClient client;
    private final OneService service;

    LocalSns() {
        this(BadEntries.FAIL_ALONE);
    }

    LocalSns(BadEntries badEntries) {
        service = new OneService(new SnsStandIn(
                "eu-west-3",
                "000000000000",
                journal,
                this::send,
                badEntries,
                fixedClock(),
                () -> UUID.randomUUID().toString()));
        client = LocalClients.build(SnsAsyncClient.builder(), service.uri());
        client.createTopic(topic -> topic.name("OrderNotifications")).join();
    }

    CompletableFuture<PublishResponse> publish(UnaryOperator<PublishRequest.Builder> message) {
        return client.publish(
                message.apply(PublishRequest.builder().topicArn(TOPIC)).build());
    }

    static Map<String, MessageAttributeValue> attribute(String name, String type, String value) {
        return Map.of(
                name,
                MessageAttributeValue.builder()
                        .dataType(type)
                        .stringValue(value)
                        .build());
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }

    private static InstantSource fixedClock() {
        return InstantSource.fixed(NOW);
    }

    private Future<Void> send(String queueArn, String body, Map<String, String> attributes) {
        sent.add(new Sent(queueArn, body, attributes));
        return queueArn.endsWith("Lost") ? Future.failedFuture("no such queue") : Future.succeededFuture();
    }

    /** What a queue was sent. */
    record Sent(String queueArn, String body, Map<String, String> attributes) {}
}
