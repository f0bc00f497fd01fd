package com.anycompany.ordergateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.lambda.TableStream;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The archive for Lambda, run by the real runtime interface client in processes of their own. */
class FunctionRuntimeIT {
    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.onAnyPort());
    private static final Map<String, String> PATIENT = Map.of(
            "DYNAMODB_ATTEMPT_TIMEOUT",
            "3s",
            "DYNAMODB_ACQUIRE_TIMEOUT",
            "3s",
            "DYNAMODB_TIMEOUT",
            "6s",
            "REQUEST_DEADLINE",
            "8s");
    private static final Map<String, String> ENVIRONMENT = Functions.environment(AWS, PATIENT);

    @AfterAll
    static void end() {
        AWS.close();
    }

    @Test
    void takesAnOrderAndTellsEveryoneOfIt() {
        try (var process = FunctionProcess.start("process-order", "ProcessOrder", ENVIRONMENT);
                var deliver = FunctionProcess.start("deliver-orders", "DeliverOrders", ENVIRONMENT);
                var relay = FunctionProcess.start("relay-orders", "RelayOrders", ENVIRONMENT)) {
            // given
            var stream = new TableStream(AWS);
            // when
            var answers = IntStream.range(0, 10)
                    .mapToObj(i -> PostedOrder.drawn("runtime-" + i, new Random(i)))
                    .map(order -> process.invoke(Functions.order(order.json()), Functions.LIMIT))
                    .toList();
            var records = Eventually.get(stream::next, some -> some.size() >= 10);
            var report = deliver.invoke(TableStream.event(records), Functions.LIMIT);
            var walk = relay.invoke("{}".getBytes(StandardCharsets.UTF_8), Functions.LIMIT);
            // then
            assertThat(answers).extracting(Functions::status).containsOnly(200);
            assertThat(report).isEqualTo("{\"batchItemFailures\":[]}");
            assertThat(walk).isEqualTo("{\"claimed\":0}");
            var heard = new Heard(AWS);
            heard.listen();
            var ids = IntStream.range(0, 10).mapToObj(i -> "runtime-" + i).toList();
            assertThat(heard.topic()).containsKeys(ids.toArray(String[]::new));
            assertThat(heard.queue()).containsKeys(ids.toArray(String[]::new));
            assertThat(heard.mails()).containsKeys(ids.toArray(String[]::new));
            var shown = process.invoke(Functions.request("GET", "/orders/runtime-9", ""), Functions.LIMIT);
            assertThat(Functions.body(shown)).doesNotContain("pending");
        }
    }

    @Test
    void carriesNoConnectionOverASnapshot() {
        var environment = new HashMap<>(ENVIRONMENT);
        environment.put("AWS_LAMBDA_INITIALIZATION_TYPE", "snap-start");
        try (var process = FunctionProcess.start("snap-start", "ProcessOrder", environment)) {
            // given
            process.get(process.api().checkpoint());
            var open = Sockets.connectionsOf(process.pid());
            // when
            process.api().restore();
            var answer = process.invoke(
                    Functions.order(PostedOrder.drawn("restored", new Random(1)).json()), Functions.LIMIT);
            // then
            assertThat(open).containsOnly(process.api().port());
            assertThat(Functions.status(answer)).isEqualTo(200);
        }
    }
}
