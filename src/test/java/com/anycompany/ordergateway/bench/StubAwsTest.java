package com.anycompany.ordergateway.bench;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.aws.BatchingOrderStore;
import com.anycompany.ordergateway.aws.CallLimits;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.Written;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The benchmark's stub of AWS, through the gateway's own store and through its control. */
final class StubAwsTest {
    private static final Latencies FAST = new Latencies(1, 1, 1, 0);
    private static final int READABLE = 100;

    private final Vertx vertx = Vertx.vertx();
    private final StubAws stub = StubAws.start(vertx, new Heard(), FAST, new Items(READABLE), 0);
    private final URI endpoint =
            URI.create(Objects.requireNonNull(stub.environment().get("AWS_ENDPOINT_URL")));
    private final AwsClients clients = clients(endpoint);
    private final BatchingOrderStore store = new BatchingOrderStore(
            clients.dynamoDb(),
            "Orders",
            Guard.NONE,
            new BatchingOrderStore.Terms(1, 1, 1_000, Duration.ofSeconds(5)),
            InstantSource.system());

    @AfterEach
    void end() {
        clients.close();
        vertx.close().await();
    }

    @Test
    void showsAnOrderThatWasStoredAlone() {
        // given
        var order = SampleOrders.laptop("bench.1");
        // when
        outcome(store.writeOnce(order, deadline()));
        // then
        assertThat(outcome(store.find(order.order().id(), deadline()))).contains(order);
    }

    @Test
    void saysWhatStandsThereToEachOfManyThatComeAgain() {
        // given
        var orders = IntStream.range(0, 30)
                .mapToObj(each -> SampleOrders.laptop("bench." + each))
                .toList();
        var first =
                orders.stream().map(order -> store.writeOnce(order, deadline())).toList();
        first.forEach(write -> assertThat(outcome(write)).isEqualTo(new Written.Stored()));
        // when
        var again =
                orders.stream().map(order -> store.writeOnce(order, deadline())).toList();
        // then
        for (var each = 0; each < orders.size(); each++) {
            assertThat(outcome(again.get(each))).isEqualTo(new Written.Taken(orders.get(each)));
        }
    }

    @Test
    void namesWhatAnAcknowledgedOrderStillOwes() throws Exception {
        // given
        outcome(store.writeOnce(SampleOrders.laptop("bench.1"), deadline()));
        // when
        var heard = ask("POST", "acknowledged", "bench.1\nbench.2\n");
        // then
        assertThat(heard.getJsonObject("heard").getInteger("acknowledged")).isEqualTo(2);
        assertThat(heard.getJsonObject("missing").getInteger("stored")).isEqualTo(1);
        assertThat(heard.getJsonObject("missing").getInteger("topic")).isEqualTo(2);
    }

    @Test
    void takesOtherLatencies() throws Exception {
        // given
        // when
        ask("PUT", "latencies?topic=300", "");
        // then
        assertThat(stub.latencies()).isEqualTo(new Latencies(1, 300, 1, 0));
    }

    @Test
    void refusesWhatIsNoLatency() throws Exception {
        // given
        // when
        var answer = ask("PUT", "latencies?topic=-1", "");
        // then
        assertThat(answer.getString("error")).contains("topic: -1");
        assertThat(stub.latencies()).isEqualTo(FAST);
    }

    private JsonObject ask(String method, String what, String body) throws IOException, InterruptedException {
        try (var caller = HttpClient.newHttpClient()) {
            var request = HttpRequest.newBuilder(endpoint.resolve("/_stub/" + what))
                    .method(method, BodyPublishers.ofString(body))
                    .build();
            return new JsonObject(caller.send(request, BodyHandlers.ofString()).body());
        }
    }

    private static AwsClients clients(URI endpoint) {
        var each = new CallLimits(Duration.ofSeconds(5), 8, 1_000, Duration.ofSeconds(1));
        return new AwsClients(
                AwsAccess.at(endpoint, "eu-west-3", "any", "any"), new AwsClients.Limits(each, each, each, each));
    }

    private static Deadline deadline() {
        return new Deadline(Instant.now().plus(Duration.ofMinutes(1)));
    }
}
