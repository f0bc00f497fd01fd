package com.anycompany.ordergateway.app;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.junit5.VertxExtension;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Which troubles end the start, and which are named and served around. */
@ExtendWith(VertxExtension.class)
final class StartTest {
    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.onAnyPort());
    /** Of a gateway that looks for what is not there. */
    private static final AwsAccess MISLED = AwsAccess.at(AWS.endpoint(), AWS.region(), "misled", AWS.secretKey());

    @AfterAll
    static void end() {
        AWS.close();
    }

    private static Throwable failure(Vertx vertx, Map<String, String> settings) {
        return outcome(Gateway.start(vertx, RunningGateway.settings(AWS, settings), MISLED)
                .transform(result -> Future.succeededFuture(result.cause())));
    }

    @Test
    void endsWhenTheTableDoesNotExist(Vertx vertx) {
        // when
        var failure = failure(vertx, Map.of("DYNAMODB_TABLE", "Commandes"));
        // then
        assertThat(failure).isInstanceOf(StartException.class).hasMessage("orders-table Commandes does not exist");
    }

    @Test
    void endsInOneLineWhenThePortIsTaken(Vertx vertx) throws IOException {
        // given
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var port = Integer.toString(taken.getLocalPort());
            // when
            var failure = failure(vertx, Map.of("PORT", port));
            // then
            assertThat(StartException.inOneLine(failure))
                    .isEqualTo("cannot start: port " + port + " is in use (expected: a free one; PORT chooses)");
        }
    }

    @Test
    void namesWhatIsMissingAndServes() {
        // given
        var settings = Map.of(
                "SNS_TOPIC", "arn:aws:sns:eu-west-3:000000000000:NoSuchTopic",
                "SQS_QUEUE_URL", AWS.endpoint() + "/000000000000/NoSuchQueue",
                "SES_SENDER", "nobody@nowhere.example");
        // when
        try (var gateway = RunningGateway.on(AWS, MISLED, settings)) {
            var ready = gateway.get("/health/ready");
            // then
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body())
                    .contains("\"status\":\"degraded\"")
                    .contains("topic arn:aws:sns:eu-west-3:000000000000:NoSuchTopic does not exist")
                    .contains("NoSuchQueue does not exist")
                    .contains("mail nobody@nowhere.example is not verified");
        }
    }

    @Test
    void namesAnIndexThatIsMissingAndServes() {
        // given
        WithoutIndex.create(AWS);
        // when
        try (var gateway = RunningGateway.on(AWS, MISLED, Map.of("DYNAMODB_TABLE", WithoutIndex.NAME))) {
            var ready = gateway.get("/health/ready");
            var taken = gateway.post("{\"order_id\": \"1\", \"product\": \"Laptop\", \"price\": 999.99}");
            // then
            assertThat(ready.statusCode()).isEqualTo(200);
            assertThat(ready.body()).contains("orders-index outbox-due does not exist");
            assertThat(taken.statusCode()).isEqualTo(200);
        }
    }

    @Test
    void servesWhileAwsIsOutOfReach(Vertx vertx) {
        // given
        var nowhere = AwsAccess.at(URI.create("http://127.0.0.1:1"), "eu-west-3", "nowhere", "any");
        // when
        var gateway = outcome(Gateway.start(vertx, RunningGateway.settings(AWS, Map.of()), nowhere));
        // then
        assertThat(gateway.port()).isPositive();
        outcome(gateway.stop());
    }

    @Test
    void isReadyWithASenderOfAVerifiedDomain() {
        // given
        AWS.verify("shop.example");
        // when
        try (var gateway = RunningGateway.on(AWS, Map.of("SES_SENDER", "orders@shop.example"))) {
            // then
            assertThat(gateway.get("/health/ready").body()).isEqualTo("{\"status\":\"up\",\"troubles\":{}}");
        }
    }

    @Test
    void isReadyWithNothingToComplainOf() {
        // when
        try (var gateway = RunningGateway.on(AWS, Map.of())) {
            // then
            assertThat(gateway.get("/health/ready").body()).isEqualTo("{\"status\":\"up\",\"troubles\":{}}");
        }
    }
}
