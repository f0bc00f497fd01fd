package com.anycompany.ordergateway.local.sqs;

import com.anycompany.ordergateway.local.AwsService;
import com.anycompany.ordergateway.local.wire.Calls;
import io.vertx.core.Future;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;

/** The queue of orders and the dead-letter queue to which a message goes after it was received five times. */
public final class Queues {
    public static final String ORDERS = "OrderProcessingQueue";
    public static final String DEAD_LETTERS = ORDERS + "-dlq";

    private static final int RECEIVES = 5;

    private final AwsService sqs;
    private final String urls;
    private final String arns;

    /** @param urls what the URL of every queue begins with */
    public Queues(AwsService sqs, String urls, String arns) {
        this.sqs = sqs;
        this.urls = urls;
        this.arns = arns;
    }

    public Future<Void> create() {
        return create(DEAD_LETTERS, new JsonObject())
                .compose(unused -> create(ORDERS, new JsonObject().put("RedrivePolicy", redrive())));
    }

    private Future<Void> create(String name, JsonObject attributes) {
        return ask("CreateQueue", new JsonObject().put("QueueName", name).put("Attributes", attributes))
                .mapEmpty();
    }

    private String redrive() {
        return new JsonObject()
                .put("deadLetterTargetArn", arns + DEAD_LETTERS)
                .put("maxReceiveCount", String.valueOf(RECEIVES))
                .encode();
    }

    /** How many messages each queue holds. */
    public Future<List<QueueDepth>> depths() {
        return depth(ORDERS).compose(orders -> depth(DEAD_LETTERS).map(dead -> List.of(orders, dead)));
    }

    String url(String name) {
        return urls + name;
    }

    Future<QueueDepth> depth(String name) {
        var query = new JsonObject().put("QueueUrl", url(name)).put("AttributeNames", new JsonArray().add("All"));
        return ask("GetQueueAttributes", query).map(answer -> QueueDepth.of(name, answer.getJsonObject("Attributes")));
    }

    Future<Void> empty(String name) {
        return ask("PurgeQueue", new JsonObject().put("QueueUrl", url(name))).mapEmpty();
    }

    private Future<JsonObject> ask(String operation, JsonObject document) {
        return Calls.ask(sqs, "AmazonSQS." + operation, document);
    }
}
