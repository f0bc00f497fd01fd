package com.anycompany.ordergateway.delivery;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.ScriptedStore;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.telemetry.HeardLog;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the log says of a round that comes after an order's own line. */
final class RoundLogTest {
    private final HeardLog log = HeardLog.of("order");
    private final ScriptedStore store = new ScriptedStore();
    private final ScriptedSink topic = new ScriptedSink();
    private final Courier courier = new Courier(
            new Sinks(Map.of(Sink.EVENT, topic), Duration.ofSeconds(4)),
            store,
            new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7)),
            new ManualTimer());

    @AfterEach
    void close() {
        log.close();
    }

    private void deliver(StoredOrder order) {
        var open = SampleOrders.open(Set.of(SampleOrders.EVENT));
        var stored = new StoredOrder(order.order(), order.birth(), open, order.version());
        store.items().put(stored);
        outcome(courier.deliver(stored));
    }

    private JsonObject line() {
        assertThat(log.lines()).hasSize(1);
        return new JsonObject(log.lines().getFirst());
    }

    @Test
    void tellsWhatBecameOfEachSinkAndOfWhichTrace() {
        // when
        deliver(SampleOrders.traced("1"));
        // then
        assertThat(line().getString("message")).isEqualTo("order told later");
        assertThat(line().getString("order_id")).isEqualTo("1");
        assertThat(line().getString("trace_id")).isEqualTo(SampleOrders.TRACE.traceId());
        assertThat(line().getString("event")).isEqualTo("delivered");
        assertThat(line().getLong("event_ms")).isZero();
        assertThat(line().getString("level")).isEqualTo("INFO");
    }

    @Test
    void warnsOfASinkInTrouble() {
        // given
        topic.failsWith(Fault.TIMEOUT);
        // when
        deliver(SampleOrders.laptop("2"));
        // then
        assertThat(line().getString("event")).isEqualTo("timeout");
        assertThat(line().getString("level")).isEqualTo("WARN");
    }

    @Test
    void saysNothingOfWhatAnOpenBreakerHeldBack() {
        // given
        topic.failsWith(Fault.HELD_BACK);
        // when
        deliver(SampleOrders.laptop("3"));
        // then
        assertThat(log.lines()).isEmpty();
    }
}
