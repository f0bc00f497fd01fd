package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.telemetry.HeardLog;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the log says of an order. */
final class OrderLogTest {
    private static final Call ORDER = Call.order(Call.LAPTOP).with("x-request-id", "r-1");

    private final TestGateway gateway = new TestGateway();
    private final HeardLog log = HeardLog.of("order");

    @AfterEach
    void close() {
        log.close();
    }

    private JsonObject line() {
        assertThat(log.lines()).hasSize(1);
        return new JsonObject(log.lines().getFirst());
    }

    private static Sent sent(OutboxEntry entry, String result, boolean trouble, int millis) {
        return new Sent(entry, result, trouble, Duration.ofMillis(millis));
    }

    private static Sent delivered(OutboxEntry entry, int millis) {
        return sent(entry, "delivered", false, millis);
    }

    @Test
    void tellsOfAnOrderInOneLineOnceEverySinkHasBeenTold() {
        // given
        gateway.store.write().stalls();
        var answer = gateway.begin(ORDER);
        gateway.timer.advance(Duration.ofMillis(40));
        gateway.store.release();
        assertThat(answer.succeeded()).isTrue();
        assertThat(log.lines()).isEmpty();

        // when
        gateway.told.complete(List.of(delivered(SampleOrders.EVENT, 12), delivered(SampleOrders.FULFILMENT, 7)));

        // then
        var line = line();
        line.remove("time");
        line.remove("thread_name");
        assertThat(line)
                .isEqualTo(new JsonObject()
                        .put("message", "order")
                        .put("logger_name", "order")
                        .put("level", "INFO")
                        .put("order_id", "12345")
                        .put("outcome", "accepted")
                        .put("request_id", "r-1")
                        .put("waited_ms", 40)
                        .put("store_ms", 40)
                        .put("event", "delivered")
                        .put("event_ms", 12)
                        .put("fulfilment", "delivered")
                        .put("fulfilment_ms", 7));
    }

    @Test
    void warnsOfAnOrderWithASinkInTrouble() {
        // given
        gateway.answer(ORDER);

        // when
        gateway.told.complete(List.of(sent(SampleOrders.EVENT, "timeout", true, 2_000)));

        // then
        assertThat(line().getString("level")).isEqualTo("WARN");
        assertThat(line().getString("event")).isEqualTo("timeout");
    }

    @Test
    void warnsOfNothingThatAnOpenBreakerHeldBack() {
        // given
        gateway.answer(ORDER);

        // when
        gateway.told.complete(List.of(sent(SampleOrders.EVENT, "held_back", false, 0)));

        // then
        assertThat(line().getString("level")).isEqualTo("INFO");
        assertThat(line().getString("event")).isEqualTo("held_back");
    }

    @Test
    void namesTheTraceOfTheCaller() {
        // given
        gateway.answer(ORDER.with("traceparent", "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01"));

        // when
        gateway.told.complete(List.of());

        // then
        assertThat(line().getString("trace_id")).isEqualTo("0af7651916cd43dd8448eb211c80319c");
    }

    @Test
    void tellsOfAReplayAtOnce() {
        // given
        gateway.answer(ORDER);

        // when
        gateway.answer(ORDER);

        // then
        assertThat(line().getString("outcome")).isEqualTo("replayed");
    }

    @Test
    void saysWhyAnOrderIsNotStored() {
        // given
        gateway.store.write().failsWith(Fault.THROTTLED);

        // when
        gateway.answer(ORDER);

        // then
        assertThat(line().getString("outcome")).isEqualTo("not-stored");
        assertThat(line().getString("why")).isEqualTo("throttled");
        assertThat(line().getString("level")).isEqualTo("WARN");
    }

    @Test
    void leavesWhatAnOpenBreakerRefusesToTheBreaker() {
        // given
        gateway.store.write().failsWith(Fault.HELD_BACK);

        // when
        var answer = gateway.answer(ORDER);

        // then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(log.lines()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "{'price':0}", "{'order_id':'12345','product':'Laptop','price':1,'x':2}"})
    void leavesRefusalsOfContentToMeters(String document) {
        // when
        gateway.answer(Call.order(document));

        // then
        assertThat(log.lines()).isEmpty();
    }
}
