package com.anycompany.ordergateway.lambda;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.app.LeftoverTeller;
import com.anycompany.ordergateway.app.OrderTaker;
import com.anycompany.ordergateway.app.RunningGateway;
import com.anycompany.ordergateway.app.StreamTeller;
import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.json.JsonTree;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The functions together, from their events to what AWS received, with the table's own stream between them. */
final class FunctionsTest {
    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.onAnyPort());
    private static final OrderTaker TAKER =
            OrderTaker.start(RunningGateway.settings(AWS, Map.of()), access("ProcessOrder"));
    private static final StreamTeller TELLER =
            StreamTeller.start(RunningGateway.settings(AWS, Map.of()), access("DeliverOrders"));
    private static final OrderTaker INLINE =
            OrderTaker.start(RunningGateway.settings(AWS, Map.of("DELIVERY", "inline")), access("ProcessOrderInline"));

    private final Invoked process = new Invoked(new ProcessOrder(TAKER, TAKER.requestIds()));
    private final Invoked inline = new Invoked(new ProcessOrder(INLINE, INLINE.requestIds()));
    private final Invoked deliver = new Invoked(new DeliverOrders(TELLER));
    private final TableStream stream = new TableStream(AWS);

    /** The function's name signs its calls, which are held against what its role may do. */
    private static AwsAccess access(String function) {
        return AwsAccess.at(AWS.endpoint(), AWS.region(), function, AWS.secretKey());
    }

    @AfterAll
    static void end() {
        TAKER.close();
        TELLER.close();
        INLINE.close();
        AWS.close();
    }

    @BeforeEach
    void clear() {
        AWS.faults().healAll();
        AWS.clear();
        stream.next();
    }

    private static JsonTree ask(Invoked function, String method, String path, String body) {
        var event = new JsonObject()
                .put("version", "2.0")
                .put("rawPath", path)
                .put("headers", new JsonObject().put("content-type", "application/json"))
                .put("requestContext", new JsonObject().put("http", new JsonObject().put("method", method)))
                .put("body", body.isEmpty() ? null : body);
        return function.with(event.encode());
    }

    private static int status(JsonTree answer) {
        return EventEntrance.reply(answer).status();
    }

    private static String laptop(String id) {
        return "{\"order_id\": \"%s\", \"product\": \"Laptop\", \"price\": 999.99}".formatted(id);
    }

    private String shown(String id) {
        return EventEntrance.reply(ask(process, "GET", "/orders/" + id, "")).body();
    }

    /** What the stream shows once {@code orders} new ones have come. */
    private List<JsonObject> inserts(int orders) {
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

    private static List<Integer> told() {
        return List.of(
                AWS.topicMessages().size(),
                AWS.queueMessages().size(),
                AWS.mails().size());
    }

    @Test
    void leavesAnOrderToTheStreamAndTellsEveryoneFromThere() {
        // given
        var answer = ask(process, "POST", "/orders", laptop("stream-1"));
        assertThat(status(answer)).isEqualTo(200);
        assertThat(told()).containsOnly(0);
        // when
        var report = deliver.with(TableStream.event(inserts(1)));
        // then
        assertThat(report.at("batchItemFailures")).isEqualTo(new JsonTree.Elements(List.of()));
        assertThat(told()).containsOnly(1);
        assertThat(shown("stream-1")).doesNotContain("pending").contains("\"version\":2");
    }

    @Test
    void handsTheTraceOfTheCallerOnFromTheStream() {
        // given
        var trace = Map.of(
                "traceparent",
                "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01",
                "tracestate",
                "congo=t61rcWkgMzE");
        var headers = new JsonObject().put("Content-Type", "application/json");
        trace.forEach(headers::put);
        var event = new JsonObject()
                .put("httpMethod", "POST")
                .put("path", "/orders")
                .put("headers", headers)
                .put("body", laptop("stream-traced"));
        process.with(event.encode());
        // when
        deliver.with(TableStream.event(inserts(1)));
        // then
        assertThat(AWS.topicMessages())
                .singleElement()
                .satisfies(message -> assertThat(message.attributes()).containsAllEntriesOf(trace));
        assertThat(AWS.queueMessages())
                .singleElement()
                .satisfies(message -> assertThat(message.attributes()).containsAllEntriesOf(trace));
    }

    @Test
    void deliversABatchOfTheStreamOnceHoweverOftenItComes() {
        // given
        IntStream.range(0, 100).forEach(i -> ask(process, "POST", "/orders", laptop("batch-" + i)));
        var event = TableStream.event(inserts(100));
        // when
        deliver.with(event);
        deliver.with(event);
        // then
        assertThat(told()).containsOnly(100);
        assertThat(shown("batch-99")).doesNotContain("pending");
    }

    @Test
    void passesOverWhateverElseTheStreamShows() {
        // given
        ask(process, "POST", "/orders", laptop("other-1"));
        ask(inline, "POST", "/orders", laptop("other-2"));
        var records = inserts(2);
        deliver.with(TableStream.event(records));
        var changes = Eventually.get(stream::next, seen -> !seen.isEmpty());
        var before = told();
        // when
        deliver.with(TableStream.event(changes));
        // then
        assertThat(before).containsOnly(2);
        assertThat(told()).isEqualTo(before);
    }

    @Test
    void asksForAllOfABatchAgainIfTheTableCouldNotBeAskedForAnyOfIt() {
        // given
        ask(process, "POST", "/orders", laptop("again-1"));
        var event = TableStream.event(inserts(1));
        AWS.faults().fail(AwsServiceName.DYNAMODB, new Failure.Refuse(400, "ProvisionedThroughputExceededException"));
        // when
        assertThatThrownBy(() -> deliver.with(event)).isInstanceOf(Unanswered.class);
        AWS.faults().healAll();
        deliver.with(event);
        // then
        assertThat(told()).containsOnly(1);
    }

    @Test
    void reportsNoFailureForWhatIsNoStream() {
        // when
        var reports = List.of(
                deliver.with("{}"), deliver.with(""), deliver.with("{\"Records\":[{\"eventName\":\"INSERT\"}]}"));
        // then
        assertThat(reports)
                .allSatisfy(report ->
                        assertThat(report.at("batchItemFailures")).isEqualTo(new JsonTree.Elements(List.of())));
    }

    @Test
    void deliversBeforeTheAnswerWhereThatIsWanted() {
        // when
        var answer = ask(inline, "POST", "/orders", laptop("inline-1"));
        // then
        assertThat(status(answer)).isEqualTo(200);
        assertThat(told()).containsOnly(1);
        assertThat(shown("inline-1")).doesNotContain("pending");
    }

    @Test
    void takesAnOrderInTimeWhateverComesOfItsDelivery() {
        // given
        AWS.faults().fail(AwsServiceName.SNS, new Failure.Silent());
        AWS.faults().fail(AwsServiceName.SES, new Failure.Refuse(503, "ServiceUnavailable"));
        var context = new SampleContext(Duration.ofSeconds(3));
        var event = "{\"httpMethod\":\"POST\",\"path\":\"/orders\",\"headers\":{\"Content-Type\":\"application/json\"},"
                + "\"body\":\"{\\\"order_id\\\":\\\"inline-2\\\",\\\"product\\\":\\\"a\\\",\\\"price\\\":1}\"}";
        // when
        var answer = inline.with(event.getBytes(StandardCharsets.UTF_8), context);
        // then
        assertThat(status(answer)).isEqualTo(200);
        assertThat(shown("inline-2")).contains("\"event:placed\":{\"state\":\"pending\"");
    }

    @Test
    void relaysWhatNobodyTookOver() {
        // given
        var hasty = RunningGateway.settings(
                AWS,
                Map.of(
                        "LEASE", "1500ms",
                        "DYNAMODB_ATTEMPT_TIMEOUT", "300ms",
                        "DYNAMODB_TIMEOUT", "300ms",
                        "SNS_ATTEMPT_TIMEOUT", "200ms",
                        "SNS_TIMEOUT", "200ms",
                        "SQS_ATTEMPT_TIMEOUT", "200ms",
                        "SQS_TIMEOUT", "200ms",
                        "SES_ATTEMPT_TIMEOUT", "200ms",
                        "CLOCK_SKEW", "0s"));
        try (var taker = OrderTaker.start(hasty, access("ProcessOrder"));
                var leftovers = LeftoverTeller.start(RunningGateway.settings(AWS, Map.of()), access("RelayOrders"))) {
            var orders = new Invoked(new ProcessOrder(taker, taker.requestIds()));
            Eventually.get(() -> status(ask(orders, "POST", "/orders", laptop("left-1"))), code -> code == 200);
            var relay = new Invoked(new RelayOrders(leftovers));
            // when
            Eventually.get(
                    () -> relay.with("{\"source\":\"aws.events\",\"detail-type\":\"Scheduled Event\"}"),
                    report -> report.at("claimed") instanceof JsonTree.Scalar(var count, var string)
                            && count.equals("1"));
        }
        // then
        assertThat(told()).containsOnly(1);
        assertThat(shown("left-1")).doesNotContain("pending");
    }
}
