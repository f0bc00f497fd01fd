package com.anycompany.ordergateway.lambda;

import static com.anycompany.ordergateway.lambda.LocalFunctions.laptop;
import static com.anycompany.ordergateway.lambda.LocalFunctions.order;
import static com.anycompany.ordergateway.lambda.LocalFunctions.status;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.json.JsonTree;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import io.vertx.core.json.JsonObject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The functions together, from their events to what AWS received, with the table's own stream between them. */
final class FunctionsTest {
    private static final LocalFunctions FUNCTIONS = new LocalFunctions();
    private static final LocalAws AWS = FUNCTIONS.aws();

    private final Invoked process = FUNCTIONS.process();
    private final Invoked inline = FUNCTIONS.inline();
    private final Invoked deliver = FUNCTIONS.deliver();

    @AfterAll
    static void end() {
        FUNCTIONS.close();
    }

    @BeforeEach
    void clear() {
        FUNCTIONS.clear();
    }

    @Test
    void leavesAnOrderToTheStreamAndTellsEveryoneFromThere() {
        // given
        var answer = order(process, laptop("stream-1"));
        assertThat(status(answer)).isEqualTo(200);
        assertThat(FUNCTIONS.told()).containsOnly(0);
        // when
        var report = deliver.with(TableStream.event(FUNCTIONS.inserts(1)));
        // then
        assertThat(report.at("batchItemFailures")).isEqualTo(new JsonTree.Elements(List.of()));
        assertThat(FUNCTIONS.told()).containsOnly(1);
        assertThat(FUNCTIONS.shown("stream-1")).doesNotContain("pending").contains("\"version\":2");
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
        deliver.with(TableStream.event(FUNCTIONS.inserts(1)));
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
        IntStream.range(0, 100).forEach(i -> order(process, laptop("batch-" + i)));
        var event = TableStream.event(FUNCTIONS.inserts(100));
        // when
        deliver.with(event);
        deliver.with(event);
        // then
        assertThat(FUNCTIONS.told()).containsOnly(100);
        assertThat(FUNCTIONS.shown("batch-99")).doesNotContain("pending");
    }

    @Test
    void passesOverWhateverElseTheStreamShows() {
        // given
        order(process, laptop("other-1"));
        order(inline, laptop("other-2"));
        var records = FUNCTIONS.inserts(2);
        deliver.with(TableStream.event(records));
        var changes = Eventually.get(FUNCTIONS.stream()::next, seen -> !seen.isEmpty());
        var before = FUNCTIONS.told();
        // when
        deliver.with(TableStream.event(changes));
        // then
        assertThat(before).containsOnly(2);
        assertThat(FUNCTIONS.told()).isEqualTo(before);
    }

    @Test
    void asksForAllOfABatchAgainIfTheTableCouldNotBeAskedForAnyOfIt() {
        // given
        order(process, laptop("again-1"));
        var event = TableStream.event(FUNCTIONS.inserts(1));
        AWS.faults().fail(AwsServiceName.DYNAMODB, new Failure.Refuse(400, "ProvisionedThroughputExceededException"));
        // when
        assertThatThrownBy(() -> deliver.with(event)).isInstanceOf(Unanswered.class);
        AWS.faults().healAll();
        deliver.with(event);
        // then
        assertThat(FUNCTIONS.told()).containsOnly(1);
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
        var answer = order(inline, laptop("inline-1"));
        // then
        assertThat(status(answer)).isEqualTo(200);
        assertThat(FUNCTIONS.told()).containsOnly(1);
        assertThat(FUNCTIONS.shown("inline-1")).doesNotContain("pending");
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
        assertThat(FUNCTIONS.shown("inline-2")).contains("\"event:placed\":{\"state\":\"pending\"");
    }

    @Test
    void relaysWhatNobodyTookOver() {
        // given
        FUNCTIONS.takeHastily(List.of("left-1"));
        // when
        FUNCTIONS.relay(1);
        // then
        assertThat(FUNCTIONS.told()).containsOnly(1);
        assertThat(FUNCTIONS.shown("left-1")).doesNotContain("pending");
    }
}
