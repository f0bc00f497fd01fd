package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.intake.OutboxPlan;
import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.time.ManualTimer;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TakingAnOrderTest {
    private static final String MAILED =
            "{'order_id':'m-1','product':'Laptop','price':999.99,'customer':{'email':'a@example.com'}}";

    private final TestGateway gateway = new TestGateway();

    @Test
    void answersTheOrderOfTheBriefWithItsReceipt() {
        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP).with("x-request-id", "r-1"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"message\":\"Commande traitée avec succès!\",\"order_id\":\"12345\","
                        + "\"status\":\"RECEIVED\",\"received_at\":\"2026-11-22T09:30:00.123Z\"}");
        assertThat(answer.response().headers())
                .containsEntry("Content-Type", "application/json; charset=utf-8")
                .containsEntry("Location", "/orders/12345")
                .containsEntry("X-Request-Id", "r-1")
                .doesNotContainKey("Idempotent-Replayed");
    }

    @Test
    void storesTheOrderWithItsOutboxInOneWrite() {
        // when
        gateway.answer(Call.order(Call.LAPTOP));

        // then
        var stored = gateway.stored("12345");
        assertThat(gateway.store.calls()).containsExactly("write");
        assertThat(stored.order().caller()).isEqualTo(Caller.ANONYMOUS);
        assertThat(stored.order().receivedAt()).isEqualTo(ManualTimer.START);
        assertThat(stored.order().basket().total().amount()).isEqualTo(new BigDecimal("999.99"));
        assertThat(stored.version()).isEqualTo(1);
        assertThat(stored.birth().fingerprint().value()).matches("1:[0-9a-f]{64}");
        assertThat(stored.birth().token().value()).matches("[0-9a-f]{32}");
        assertThat(stored.birth().wanted()).containsExactlyInAnyOrder(SampleOrders.EVENT, SampleOrders.FULFILMENT);
    }

    @Test
    void isBornUnderItsWritersLeaseWithTheFirstMailCounted() {
        // when
        gateway.answer(Call.order(MAILED));

        // then
        var lease = new Lease(SampleOrders.OWNER, 1, ManualTimer.START.plus(TestGateway.LEASE));
        assertThat(gateway.stored("m-1").outbox())
                .isEqualTo(new Outbox.Open(
                        Set.of(SampleOrders.EVENT, SampleOrders.FULFILMENT, SampleOrders.CONFIRMATION),
                        Map.of(),
                        Map.of(SampleOrders.EVENT, 0, SampleOrders.FULFILMENT, 0, SampleOrders.CONFIRMATION, 1),
                        Map.of(),
                        lease));
    }

    @Test
    void confirmsAnOrderWithoutAddressWhereThatIsPlanned() {
        // given
        var fixedAddress = new TestGateway(
                new OutboxPlan(Set.of(Sink.values()), true, SampleOrders.OWNER, Duration.ofSeconds(30)));

        // when
        fixedAddress.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(fixedAddress.stored("12345").birth().wanted()).contains(SampleOrders.CONFIRMATION);
    }

    @Test
    void isBornFinishedWhereNobodyIsToBeTold() {
        // given
        var silent = new TestGateway(new OutboxPlan(Set.of(), false, SampleOrders.OWNER, Duration.ofSeconds(30)));

        // when
        silent.answer(Call.order(MAILED));

        // then
        assertThat(silent.stored("m-1").outbox()).isEqualTo(new Outbox.Done(Map.of(), 1, ManualTimer.START));
    }

    @Test
    void handsTheStoredOrderOverOnce() {
        // when
        gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(gateway.handedOver()).containsExactly(gateway.stored("12345"));
    }

    @Test
    void answersOnlyAfterTheWrite() {
        // given
        gateway.store.write().stalls();
        var answer = gateway.begin(Call.order(Call.LAPTOP));
        assertThat(answer.isComplete()).isFalse();
        assertThat(gateway.handedOver()).isEmpty();

        // when
        gateway.store.release();

        // then
        assertThat(answer.result().status()).isEqualTo(200);
    }

    @Test
    void makesAnIdThatBeginsWithTheTimeWhereTheCallerNamesNone() {
        // when
        var answer = gateway.answer(Call.order("{'product':'Laptop','price':999.99}"));

        // then
        var id = answer.json().getString("order_id");
        assertThat(id).matches("[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}");
        assertThat(Long.parseLong(id.substring(0, 8) + id.substring(9, 13), 16))
                .isEqualTo(ManualTimer.START.toEpochMilli());
        assertThat(answer.header("Location")).contains("/orders/" + id);
        assertThat(gateway.stored(id).order().id().value()).isEqualTo(id);
    }

    @Test
    void makesAnotherIdForEveryOrderWithoutName() {
        // given
        var first = gateway.answer(Call.order("{'product':'Laptop','price':999.99}"));

        // when
        var second = gateway.answer(Call.order("{'product':'Laptop','price':999.99}"));

        // then
        assertThat(second.header("Idempotent-Replayed")).isEmpty();
        assertThat(second.json().getString("order_id"))
                .isNotEqualTo(first.json().getString("order_id"));
    }

    @ParameterizedTest(name = "Accept-Language: {0} is answered in {1}")
    @CsvSource(delimiter = '|', textBlock = """
            fr                   | Commande traitée avec succès!
            en                   | Order processed successfully!
            en-GB, fr;q=0.5      | Order processed successfully!
            EN                   | Order processed successfully!
            fr, en               | Commande traitée avec succès!
            fr;q=0.3, en;q=0.7   | Order processed successfully!
            en;q=0               | Commande traitée avec succès!
            de, en;q=0.1         | Order processed successfully!
            de                   | Commande traitée avec succès!
            *                    | Commande traitée avec succès!
            en;q=many            | Commande traitée avec succès!
            ;;;,,=               | Commande traitée avec succès!
            """)
    void speaksTheLanguageThatTheCallerPrefers(String accepted, String message) {
        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP).with("accept-language", accepted));

        // then
        assertThat(answer.json().getString("message")).isEqualTo(message);
    }

    @Test
    void keepsTheExactPriceFromTheFirstByteToTheLast() {
        // given
        var price = "9999999999999999.99";

        // when
        gateway.answer(Call.order("{'order_id':'p-1','product':'Yacht','price':" + price + "}"));

        // then
        assertThat(gateway.answer(Call.get("/orders/p-1")).text()).contains("\"price\":" + price + ",");
    }

    @Test
    void stampsTheTimeAtWhichItCame() {
        // given
        gateway.timer.advance(Duration.ofHours(1));

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.json().getString("received_at")).isEqualTo("2026-11-22T10:30:00.123Z");
    }
}
