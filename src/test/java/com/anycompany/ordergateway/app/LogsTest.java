package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import com.anycompany.ordergateway.telemetry.HeardLog;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a whole gateway writes into its log. */
final class LogsTest {
    private static final List<String> PERSONAL = List.of(
            "jeanne.dupont", "33698765432", "endpoint/APNS", "customer-77", "Gant de toilette", "1234.56", "gift-note");

    private static final LocalAws AWS =
            LocalAws.start(LocalAwsOptions.onAnyPort().inSandbox());
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

    private static String personal(String id) {
        return """
                {"order_id":"%s","product":"Gant de toilette","price":1234.56,"metadata":{"note":"gift-note"},\
                "customer":{"id":"customer-77","email":"jeanne.dupont@example.com","phone":"+33698765432",\
                "push_endpoint":"arn:aws:sns:eu-west-3:123456789012:endpoint/APNS/shop/0f-1"}}""".formatted(id);
    }

    private static Stream<JsonObject> linesOf(HeardLog log, String id) {
        return log.lines().stream().map(JsonObject::new).filter(line -> id.equals(line.getString("order_id")));
    }

    private static JsonObject firstLineOf(HeardLog log, String id) {
        return Eventually.get(() -> linesOf(log, id).toList(), lines -> !lines.isEmpty())
                .getFirst();
    }

    @Test
    void tellsOfAnOrderAndEachSinkInOneLine() {
        try (var log = HeardLog.ofAll()) {
            // when
            GATEWAY.post("{\"order_id\":\"line-1\",\"product\":\"Laptop\",\"price\":999.99}");

            // then
            var line = firstLineOf(log, "line-1");
            assertThat(line.getString("outcome")).isEqualTo("accepted");
            assertThat(line.getLong("waited_ms")).isGreaterThanOrEqualTo(line.getLong("store_ms"));
            assertThat(Stream.of("event", "fulfilment", "confirmation").map(line::getString))
                    .containsOnly("delivered");
            assertThat(Stream.of("event_ms", "fulfilment_ms", "confirmation_ms").map(line::getLong))
                    .doesNotContainNull();
            GATEWAY.showsEventually("line-1", "\"version\":2");
            assertThat(linesOf(log, "line-1")).hasSize(1);
        }
    }

    @Test
    void tellsOfALaterRoundInALineOfItsOwn() {
        try (var log = HeardLog.ofAll()) {
            // given
            AWS.faults().fail(AwsServiceName.SNS, new Failure.Refuse(503, "ServiceUnavailable"));
            GATEWAY.post("{\"order_id\":\"line-2\",\"product\":\"Laptop\",\"price\":999.99}");
            assertThat(firstLineOf(log, "line-2").getString("event")).isEqualTo("broken");

            // when
            AWS.faults().healAll();

            // then
            GATEWAY.showsEventually("line-2", "\"event:placed\":{\"state\":\"delivered\"}");
            assertThat(linesOf(log, "line-2"))
                    .last()
                    .satisfies(line -> assertThat(line.getString("message")).isEqualTo("order told later"))
                    .satisfies(line -> assertThat(line.getString("event")).isEqualTo("delivered"));
        }
    }

    @Test
    void saysNothingOfACustomerOrOfWhatWasOrderedWhateverGoesWrong() {
        try (var log = HeardLog.ofAll()) {
            // when
            GATEWAY.post(personal("private-1"));
            firstLineOf(log, "private-1");
            AWS.faults().fail(AwsServiceName.SES, new Failure.Refuse(400, "MessageRejected"));
            AWS.faults().fail(AwsServiceName.SNS, new Failure.Refuse(400, "InvalidParameter"));
            AWS.faults().fail(AwsServiceName.SQS, new Failure.Refuse(500, "InternalError"));
            GATEWAY.post(personal("private-2"));
            firstLineOf(log, "private-2");
            AWS.faults().fail(AwsServiceName.DYNAMODB, new Failure.Refuse(500, "InternalServerError"));
            GATEWAY.post(personal("private-3"));
            GATEWAY.post(personal("private-4").replace("1234.56", "\"1234.56 jeanne.dupont\""));
            GATEWAY.post(personal("private-5").replace("}}", ""));

            // then
            assertThat(firstLineOf(log, "private-1").getString("confirmation")).isEqualTo("recipient-not-verified");
            assertThat(firstLineOf(log, "private-3").getString("outcome")).isEqualTo("unknown");
            assertThat(log.lines()).allSatisfy(line -> assertThat(line).doesNotContain(PERSONAL));
        }
    }
}
