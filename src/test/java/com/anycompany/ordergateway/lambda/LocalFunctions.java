package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.app.LeftoverTeller;
import com.anycompany.ordergateway.app.OrderTaker;
import com.anycompany.ordergateway.app.RunningGateway;
import com.anycompany.ordergateway.app.StreamTeller;
import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.json.JsonTree;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All functions on one embedded AWS. The name of each signs its calls, which are held against what its role may do. */
final class LocalFunctions implements AutoCloseable {
    /** Gives up its orders as soon as the rules of the settings let it. */
    private static final Map<String, String> HASTY = Map.of(
            "LEASE", "1500ms",
            "DYNAMODB_ATTEMPT_TIMEOUT", "300ms",
            "DYNAMODB_TIMEOUT", "300ms",
            "SNS_ATTEMPT_TIMEOUT", "200ms",
            "SNS_TIMEOUT", "200ms",
            "SQS_ATTEMPT_TIMEOUT", "200ms",
            "SQS_TIMEOUT", "200ms",
            "SES_ATTEMPT_TIMEOUT", "200ms",
            "CLOCK_SKEW", "0s");

    private static final String KEY = "order_id";

    private final LocalAws aws = LocalAws.start(LocalAwsOptions.onAnyPort());
    private final OrderTaker taker = OrderTaker.start(settings(Map.of()), access("ProcessOrder"));
    private final StreamTeller teller = StreamTeller.start(settings(Map.of()), access("DeliverOrders"));
    private final OrderTaker inlineTaker =
            OrderTaker.start(settings(Map.of("DELIVERY", "inline")), access("ProcessOrderInline"));
    private final TableStream stream = new TableStream(aws);
    private final DynamoDbAsyncClient table = DynamoDbAsyncClient.builder()
            .endpointOverride(aws.endpoint())
            .region(Region.of(aws.region()))
            .credentialsProvider(
                    StaticCredentialsProvider.create(AwsBasicCredentials.create(aws.accessKey(), aws.secretKey())))
            .build();

    private Settings settings(Map<String, String> more) {
        return RunningGateway.settings(aws, more);
    }

    private AwsAccess access(String function) {
        return AwsAccess.at(aws.endpoint(), aws.region(), function, aws.secretKey());
    }

    private static Invoked process(OrderTaker taker) {
        return new Invoked(new ProcessOrder(taker, taker.requestIds()));
    }

    LocalAws aws() {
        return aws;
    }

    Invoked process() {
        return process(taker);
    }

    /** ProcessOrder where it delivers before the answer. */
    Invoked inline() {
        return process(inlineTaker);
    }

    Invoked deliver() {
        return new Invoked(new DeliverOrders(teller));
    }

    TableStream stream() {
        return stream;
    }

    /** As if nothing had been told, shown or failed yet. */
    void clear() {
        aws.faults().healAll();
        aws.clear();
        stream.next();
    }

    /** What the stream shows once {@code orders} new ones have come. */
    List<JsonObject> inserts(int orders) {
        var seen = new ArrayList<JsonObject>();
        return Eventually.get(
                () -> {
                    seen.addAll(stream.next());
                    return seen;
                },
                records -> records.stream()
                                .filter(each -> each.getString("eventName").equals("INSERT"))
                                .count()
                        >= orders);
    }

    /** Takes orders that the stream should have delivered, since their lease has run out by now. */
    void takeHastily(List<String> ids) {
        try (var hastyTaker = OrderTaker.start(settings(HASTY), access("ProcessOrder"))) {
            var hasty = process(hastyTaker);
            ids.forEach(id -> Eventually.get(() -> status(order(hasty, laptop(id))), code -> code == 200));
        }
        Eventually.get(this::overdue, overdue -> overdue.containsAll(ids));
    }

    private List<String> overdue() {
        var now = AttributeValue.fromN(Long.toString(System.currentTimeMillis()));
        return table
                .scan(scan -> scan.tableName(aws.table())
                        .indexName("outbox-due")
                        .filterExpression("due_at < :now")
                        .expressionAttributeValues(Map.of(":now", now)))
                .join()
                .items()
                .stream()
                .map(item -> item.getOrDefault(KEY, AttributeValue.fromS("")).s())
                .toList();
    }

    /** Takes the orders out of the table, as an operator might. */
    void erase(List<String> ids) {
        var erased = ids.stream()
                .map(id -> table.deleteItem(
                        item -> item.tableName(aws.table()).key(Map.of(KEY, AttributeValue.fromS(id)))))
                .toList();
        erased.forEach(CompletableFuture::join);
    }

    /** Walks until so many leftovers have been claimed in all; how many those were. */
    long relay(int orders) {
        var many = settings(Map.of("RELAY_AT_ONCE", "64"));
        try (var leftovers = LeftoverTeller.start(many, access("RelayOrders"))) {
            var relay = new Invoked(new RelayOrders(leftovers));
            var claimed = new AtomicLong();
            return Eventually.get(
                    () -> claimed.addAndGet(
                            claimed(relay.with("{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\"}"))),
                    sum -> sum >= orders);
        }
    }

    private static long claimed(JsonTree report) {
        return report.at("claimed") instanceof JsonTree.Scalar(var count, var string) ? Long.parseLong(count) : 0;
    }

    static JsonTree order(Invoked function, String order) {
        return ask(function, "POST", "/orders", order);
    }

    static JsonTree ask(Invoked function, String method, String path, String body) {
        var event = new JsonObject()
                .put("version", "2.0")
                .put("rawPath", path)
                .put("headers", new JsonObject().put("content-type", "application/json"))
                .put("requestContext", new JsonObject().put("http", new JsonObject().put("method", method)))
                .put("body", body.isEmpty() ? null : body);
        return function.with(event.encode());
    }

    static int status(JsonTree answer) {
        return EventEntrance.reply(answer).status();
    }

    static String laptop(String id) {
        return "{\"order_id\": \"%s\", \"product\": \"Laptop\", \"price\": 999.99}".formatted(id);
    }

    /** The order as its caller sees it. */
    String shown(String id) {
        return EventEntrance.reply(ask(process(), "GET", "/orders/" + id, "")).body();
    }

    /** How many messages the topic, the queue and mailboxes got. */
    List<Integer> told() {
        return List.of(
                aws.topicMessages().size(),
                aws.queueMessages().size(),
                aws.mails().size());
    }

    @Override
    public void close() {
        table.close();
        taker.close();
        teller.close();
        inlineTaker.close();
        aws.close();
    }
}
