package com.anycompany.ordergateway.bench;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.aws.BatchingOrderStore;
import com.anycompany.ordergateway.aws.CallLimits;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.HandoverStore;
import com.anycompany.ordergateway.store.HandoverStoreContract;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.OrderStoreContract;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.OutboxStoreContract;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.SystemTimer;
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
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The benchmark's stub of AWS where its orders can be read again: the contract of every store, and its control. */
final class StubAwsTest implements OrderStoreContract, OutboxStoreContract, HandoverStoreContract {
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
            new SystemTimer());

    @AfterEach
    void end() {
        clients.close();
        vertx.close().await();
    }

    @Override
    public OrderStore orders() {
        return store;
    }

    @Override
    public OutboxStore outboxes() {
        return store;
    }

    @Override
    public HandoverStore handovers() {
        return store;
    }

    @Override
    public Deadline deadline() {
        return new Deadline(Instant.now().plus(Duration.ofMinutes(1)));
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
                AwsAccess.at(endpoint, "eu-west-3", "adapters", "any"), new AwsClients.Limits(each, each, each, each));
    }
}
