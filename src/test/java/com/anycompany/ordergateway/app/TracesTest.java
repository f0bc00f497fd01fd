package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import com.anycompany.ordergateway.local.QueueMessage;
import com.anycompany.ordergateway.local.TopicMessage;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A caller's trace, from its headers to the messages that others read. */
final class TracesTest {
    private static final String PARENT = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";
    private static final String STATE = "congo=t61rcWkgMzE";
    private static final Map<String, String> TRACE = Map.of("traceparent", PARENT, "tracestate", STATE);

    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.onAnyPort());
    private static final RunningGateway GATEWAY = RunningGateway.on(
            AWS, Map.of("LEASE", "25s", "BACK_OFF_LONGEST", "1s", "RELAY_BUSY", "100ms", "RELAY_IDLE", "200ms"));

    @AfterAll
    static void end() {
        GATEWAY.close();
        AWS.close();
    }

    @BeforeEach
    void clear() {
        AWS.faults().healAll();
        AWS.clear();
    }

    private static String laptop(String id) {
        return "{\"order_id\":\"%s\",\"product\":\"Laptop\",\"price\":999.99}".formatted(id);
    }

    /** The attributes of all that topic and queue were told, once nothing is pending any more. */
    private static List<Map<String, String>> told(String id) {
        Eventually.get(() -> GATEWAY.get("/orders/" + id).body(), body -> !body.contains("pending"));
        return Stream.concat(
                        AWS.topicMessages().stream().map(TopicMessage::attributes),
                        AWS.queueMessages().stream().map(QueueMessage::attributes))
                .toList();
    }

    @Test
    void handsTheTraceOnToTopicAndQueue() {
        // when
        GATEWAY.post(laptop("traced"), "traceparent", PARENT, "tracestate", STATE);

        // then
        assertThat(told("traced"))
                .hasSize(2)
                .allSatisfy(attributes -> assertThat(attributes).containsAllEntriesOf(TRACE));
    }

    @ParameterizedTest
    @EnumSource(
            value = AwsServiceName.class,
            names = {"SNS", "SQS"})
    void handsItOnWhenTheRelayDelivers(AwsServiceName sink) {
        // given
        var id = "relayed-" + sink;
        AWS.faults().fail(sink, new Failure.Refuse(503, "ServiceUnavailable"));
        GATEWAY.post(laptop(id), "traceparent", PARENT, "tracestate", STATE);
        GATEWAY.showsEventually(id, "\"state\":\"pending\",\"last_fault\":\"broken\"");

        // when
        AWS.faults().healAll();

        // then
        assertThat(told(id))
                .hasSize(2)
                .allSatisfy(attributes -> assertThat(attributes).containsAllEntriesOf(TRACE));
    }

    @Test
    void handsEachItsOwnWhereCallsAreShared() {
        // given
        var parents = IntStream.range(10, 60)
                .mapToObj(each -> PARENT.replace("b7ad6b7169203331", "b7ad6b71692033" + each))
                .toList();

        // when
        var answers = IntStream.range(0, parents.size())
                .mapToObj(each -> GATEWAY.posting(laptop("shared-" + each), "traceparent", parents.get(each)))
                .toList();

        // then
        answers.forEach(CompletableFuture::join);
        IntStream.range(0, parents.size()).forEach(each -> told("shared-" + each));
        assertThat(AWS.topicMessages())
                .extracting(TracesTest::idAndParent)
                .containsExactlyInAnyOrderElementsOf(IntStream.range(0, parents.size())
                        .mapToObj(each -> "shared-" + each + " " + parents.get(each))
                        .toList());
    }

    private static String idAndParent(TopicMessage message) {
        return message.attributes().get("order_id") + " " + message.attributes().get("traceparent");
    }

    @Test
    void namesNoTraceWhereTheCallerNamedNone() {
        // when
        GATEWAY.post(laptop("untraced"));

        // then
        assertThat(told("untraced"))
                .hasSize(2)
                .allSatisfy(attributes -> assertThat(attributes).doesNotContainKeys("traceparent", "tracestate"));
    }

    @Test
    void takesAnOrderWhoseTraceIsMalformed() {
        // when
        var answer = GATEWAY.post(laptop("malformed"), "traceparent", PARENT + "0", "tracestate", STATE);

        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(told("malformed"))
                .hasSize(2)
                .allSatisfy(attributes -> assertThat(attributes).doesNotContainKeys("traceparent", "tracestate"));
    }
}
