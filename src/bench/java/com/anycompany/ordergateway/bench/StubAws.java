package com.anycompany.ordergateway.bench;

import com.anycompany.ordergateway.bench.Heard.Of;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A fast AWS of set latencies, over HTTP as the SDK speaks it: the table, the topic and the queue, as far as orders need
 * them. It holds the conditions of inserts, counts calls and notes who heard of which order.
 */
final class StubAws {
    static final String TOPIC = "arn:aws:sns:eu-west-3:000000000000:OrderNotifications";
    private static final String QUEUE_PATH = "/000000000000/OrderProcessingQueue";
    private static final String TARGET = "X-Amz-Target";
    private static final byte[] STATEMENT = ascii("\"Statement\":");
    private static final byte[] INSERT = ascii("\"INSERT ");
    private static final byte[] FINISHES = ascii("REMOVE \\\"pending\\\"");
    private static final byte[] FINISHES_ALONE = ascii("done_at = :done_at");
    private static final byte[] ENTRY = ascii(".Id=");
    private static final String EXISTS =
            "{\"__type\":\"com.amazonaws.dynamodb.v20120810#ConditionalCheckFailedException\",\"message\":\"exists\"}";
    private static final String DUPLICATE = "{\"Error\":{\"Code\":\"DuplicateItem\",\"Message\":\"exists\"}}";

    private static final Answer UNKNOWN = new Answer(400, 1, 1, "{\"__type\":\"UnknownOperationException\"}");

    private final Vertx vertx;
    private final Heard heard;
    private final Items items;
    private final Table table;
    private final StubControl control;
    private final SplittableRandom random = new SplittableRandom(1);
    private final Map<String, LongAdder> calls = new ConcurrentHashMap<>();
    private volatile Latencies latencies;
    private int port;

    private record Answer(int status, int latency, int items, String body) {
        Answer(int latency, int items, String body) {
            this(200, latency, items, body);
        }
    }

    private StubAws(Vertx vertx, Heard heard, Latencies latencies, Items items) {
        this.vertx = vertx;
        this.heard = heard;
        this.latencies = latencies;
        this.items = items;
        this.table = new Table(items, heard);
        this.control = new StubControl(this, heard);
    }

    /** Begins to answer on any free port of this machine alone; no order can be read again. */
    static StubAws start(Vertx vertx, Heard heard, Latencies latencies) {
        return start(vertx, heard, latencies, new Items(0), 0);
    }

    /** Begins to answer on that port of this machine alone, or on any free one if it is 0. */
    static StubAws start(Vertx vertx, Heard heard, Latencies latencies, Items items, int port) {
        var stub = new StubAws(vertx, heard, latencies, items);
        var server = vertx.createHttpServer(
                        new HttpServerOptions().setHost("127.0.0.1").setPort(port))
                .requestHandler(stub::receive)
                .listen()
                .await();
        stub.port = server.actualPort();
        return stub;
    }

    /** What a process that is to use it has in its environment. */
    Map<String, String> environment() {
        return Map.of(
                "AWS_ENDPOINT_URL",
                "http://127.0.0.1:" + port,
                "AWS_REGION",
                "eu-west-3",
                "AWS_ACCESS_KEY_ID",
                "bench",
                "AWS_SECRET_ACCESS_KEY",
                "bench",
                "SNS_TOPIC",
                TOPIC,
                "SQS_QUEUE_URL",
                "http://127.0.0.1:" + port + QUEUE_PATH);
    }

    /** Calls so far, by operation. */
    Map<String, Long> calls() {
        return calls.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, each -> each.getValue().sum(), Long::sum, TreeMap::new));
    }

    /** What calls take now. */
    Latencies latencies() {
        return latencies;
    }

    /** What calls take from now on. */
    void latencies(Latencies next) {
        latencies = next;
    }

    private void receive(HttpServerRequest request) {
        if (request.path().startsWith(StubControl.PATH)) {
            request.body().onSuccess(body -> control.answer(request, body));
        } else {
            call(request);
        }
    }

    private void call(HttpServerRequest request) {
        var target = Optional.ofNullable(request.getHeader(TARGET)).map(name -> name.substring(name.indexOf('.') + 1));
        request.body().onSuccess(body -> {
            var answer = target.map(operation -> json(operation, body)).orElseGet(() -> query(body));
            var type = target.isPresent() ? "application/x-amz-json-1.0" : "text/xml";
            vertx.setTimer(
                    latencies.draw(answer.latency(), answer.items(), random),
                    late -> request.response()
                            .setStatusCode(answer.status())
                            .putHeader("Content-Type", type)
                            .end(Buffer.buffer(answer.body())));
        });
    }

    private void counted(String operation) {
        calls.computeIfAbsent(operation, name -> new LongAdder()).increment();
    }

    private Answer json(String operation, Buffer buffer) {
        counted(operation);
        return switch (operation) {
            case "PutItem", "UpdateItem", "BatchExecuteStatement", "GetItem", "BatchGetItem", "Query" ->
                items.keeps() ? real(operation, buffer) : counting(operation, buffer.getBytes());
            case "SendMessage" -> {
                var message = new JsonObject(buffer);
                yield queued(Stream.of(message), QueueAnswers.one(message));
            }
            case "SendMessageBatch" -> {
                var messages = new JsonObject(buffer);
                yield queued(
                        messages.getJsonArray("Entries").stream().map(JsonObject.class::cast),
                        QueueAnswers.batch(messages));
            }
            case "DescribeTable" ->
                new Answer(
                        latencies.store(),
                        1,
                        "{\"Table\":{\"TableName\":\"Orders\",\"TableStatus\":\"ACTIVE\",\"GlobalSecondaryIndexes\":"
                                + "[{\"IndexName\":\"outbox-due\",\"IndexStatus\":\"ACTIVE\"}]}}");
            case "GetQueueAttributes" ->
                new Answer(latencies.queue(), 1, "{\"Attributes\":{\"QueueArn\":\"arn:aws:sqs:eu-west-3:0:q\"}}");
            default -> UNKNOWN;
        };
    }

    private Answer real(String operation, Buffer call) {
        var answer = table.answer(operation, call);
        return new Answer(answer.status(), latencies.store(), answer.about(), answer.body());
    }

    /** The table that costs little: it holds the condition of inserts alone, and finds nothing again. */
    private Answer counting(String operation, byte[] body) {
        return switch (operation) {
            case "PutItem" -> put(Scan.order(body, 0, body.length));
            case "UpdateItem" -> update(body);
            case "BatchExecuteStatement" -> statements(body);
            case "Query" -> new Answer(latencies.store(), 1, "{\"Count\":0,\"Items\":[],\"ScannedCount\":0}");
            default -> UNKNOWN;
        };
    }

    private Answer queued(Stream<JsonObject> messages, JsonObject answer) {
        var bodies =
                messages.map(message -> ascii(message.getString("MessageBody"))).toList();
        bodies.forEach(body -> heard.note(Of.QUEUE, Scan.order(body, 0, body.length)));
        return new Answer(latencies.queue(), bodies.size(), answer.encode());
    }

    private Answer put(int order) {
        return heard.note(Of.STORED, order)
                ? new Answer(latencies.store(), 1, "{}")
                : new Answer(400, latencies.store(), 1, EXISTS);
    }

    private Answer update(byte[] body) {
        if (Scan.contains(body, FINISHES_ALONE, 0, body.length)) {
            heard.note(Of.FINISHED, Scan.order(body, 0, body.length));
        }
        return new Answer(latencies.store(), 1, "{}");
    }

    private Answer statements(byte[] body) {
        var parts = Scan.parts(body, STATEMENT);
        var answers = new ArrayList<String>();
        // The SDK writes the parameters behind their statement.
        for (var each = 0; each < parts.size() - 1; each++) {
            answers.add(statement(body, parts.get(each), parts.get(each + 1)));
        }
        return new Answer(
                latencies.store(),
                answers.size(),
                answers.stream().collect(Collectors.joining(",", "{\"Responses\":[", "]}")));
    }

    private String statement(byte[] body, int from, int to) {
        var order = Scan.order(body, from, to);
        if (Scan.contains(body, INSERT, from, Math.min(to, from + STATEMENT.length + INSERT.length))) {
            return heard.note(Of.STORED, order) ? "{\"TableName\":\"Orders\"}" : DUPLICATE;
        }
        if (Scan.contains(body, FINISHES, from, to)) {
            heard.note(Of.FINISHED, order);
        }
        return "{\"TableName\":\"Orders\"}";
    }

    /** The topic's protocol: a form, answered in XML. */
    private Answer query(Buffer buffer) {
        var body = buffer.getBytes();
        if (Scan.contains(body, ascii("Action=GetTopicAttributes"), 0, body.length)) {
            counted("GetTopicAttributes");
            return new Answer(1, 1, xml("GetTopicAttributes", "<Attributes/>"));
        }
        Scan.orders(body, 0, body.length, order -> {
            if (!heard.knows(Of.TOPIC, order)) {
                heard.note(Of.TOPIC, order);
            }
        });
        var entries = Scan.parts(body, ENTRY).size() - 1;
        if (entries == 0) {
            counted("Publish");
            return new Answer(latencies.topic(), 1, xml("Publish", "<MessageId>m</MessageId>"));
        }
        counted("PublishBatch");
        return new Answer(latencies.topic(), entries, xml("PublishBatch", members(entries)));
    }

    private static String members(int entries) {
        return IntStream.range(0, entries)
                .mapToObj(id -> "<member><Id>" + id + "</Id><MessageId>m</MessageId></member>")
                .collect(Collectors.joining("", "<Failed/><Successful>", "</Successful>"));
    }

    private static String xml(String operation, String result) {
        return "<" + operation + "Response xmlns=\"http://sns.amazonaws.com/doc/2010-03-31/\"><" + operation + "Result>"
                + result + "</" + operation + "Result><ResponseMetadata><RequestId>r</RequestId></ResponseMetadata></"
                + operation + "Response>";
    }

    static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Operations of interest, in the order of the way of an order. */
    static final List<String> OPERATIONS = List.of(
            "PutItem",
            "BatchExecuteStatement",
            "Publish",
            "PublishBatch",
            "SendMessage",
            "SendMessageBatch",
            "UpdateItem");
}
