package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.StoredOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same order again, another order under the same name, and both by id and by key. */
class RepeatedOrderTest {
    private static final String UNNAMED = "{'product':'Laptop','price':999.99}";

    private final TestGateway gateway = new TestGateway();

    @Test
    void replaysTheReceiptWhenTheIdRepeats() {
        // given
        var first = gateway.answer(Call.order(Call.LAPTOP));
        gateway.timer.advance(Duration.ofDays(400));

        // when
        var again = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.response().headers())
                .containsEntry("Idempotent-Replayed", "true")
                .containsEntry("Location", "/orders/12345");
    }

    @Test
    void replaysTheReceiptWhenTheKeyRepeats() {
        // given
        var order = Call.order(UNNAMED).with("idempotency-key", "intent-1");
        var first = gateway.answer(order);
        gateway.timer.advance(Duration.ofDays(400));

        // when
        var again = gateway.answer(order);

        // then
        assertThat(again.response().body()).isEqualTo(first.response().body());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(gateway.store.items().size()).isEqualTo(1);
    }

    @Test
    void tellsNobodyAgainWhenTheOrderRepeats() {
        // given
        gateway.answer(Call.order(Call.LAPTOP));

        // when
        gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(gateway.handedOver()).hasSize(1);
        assertThat(gateway.stored("12345").version()).isEqualTo(1);
    }

    @Test
    void replaysInTheLanguageOfTheRepeat() {
        // given
        gateway.answer(Call.order(Call.LAPTOP));

        // when
        var again = gateway.answer(Call.order(Call.LAPTOP).with("accept-language", "en"));

        // then
        assertThat(again.text())
                .isEqualTo("{\"message\":\"Order processed successfully!\",\"order_id\":\"12345\","
                        + "\"status\":\"RECEIVED\",\"received_at\":\"2026-11-22T09:30:00.123Z\"}");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'price':999.99,'order_id':'12345','product':'Laptop'}",
                "\n{ 'product' :\t'Laptop' , 'price' : 999.99 ,\r\n 'order_id':'12345' }  ",
                "{'order_id':'12345','product':'Laptop','price':999.990}",
                "{'order_id':'12345','product':'Laptop','price':99999e-2}",
                "{'order_id':'12345','product':'Laptop','price':0.99999E+3}",
                "{'order_id':'12345','product':'\\u004captop','price':999.99}",
                "{'\\u006frder_id':'12345','product':'Laptop','price':999.9900000000000000000000000000}"
            })
    void doesNotMindKeyOrderWhiteSpaceOrTheSpellingOfNumbers(String sameContent) {
        // given
        gateway.answer(Call.order(Call.LAPTOP));

        // when
        var again = gateway.answer(Call.order(sameContent));

        // then
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'order_id':'12345','product':'Laptop','price':999.98}",
                "{'order_id':'12345','product':'laptop','price':999.99}",
                "{'order_id':'12345','product':'Laptop ','price':999.99}",
                "{'order_id':'12345','product':'Laptop','price':999.99,'currency':'EUR'}",
                "{'order_id':'12345','product':'Laptop','price':999.99,'customer':{}}",
                "{'order_id':'12345','product':'Laptop','price':999.99,'customer':{'locale':'fr'}}",
                "{'order_id':'12345','product':'Laptop','price':999.99,'metadata':{}}",
                "{'order_id':'12345','lines':[{'product':'Laptop','quantity':1,'unit_price':999.99}]}"
            })
    void countsContentAsItWasSentBeforeDefaults(String otherContent) {
        // given
        gateway.answer(Call.order(Call.LAPTOP));
        var before = gateway.stored("12345");

        // when
        var answer = gateway.answer(Call.order(otherContent));

        // then
        assertThat(answer.problem()).isEqualTo("409 order-id-conflict");
        assertThat(gateway.stored("12345")).isEqualTo(before);
    }

    @Test
    void showsNothingOfTheStoredOrderInAConflict() {
        // given
        gateway.answer(Call.order("{'order_id':'12345','product':'Secret','price':77.77}"));

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP).with("x-request-id", "r-1"));

        // then
        assertThat(answer.text())
                .isEqualTo(
                        "{\"type\":\"/problems/order-id-conflict\",\"title\":\"The order id stands for another order\","
                                + "\"status\":409,\"detail\":\"The order id stands for another order\","
                                + "\"code\":\"order-id-conflict\",\"request_id\":\"r-1\",\"retryable\":false}");
    }

    @Test
    void refusesAnIdThatIsAnotherCallers() {
        // given
        gateway.answer(Call.order(Call.LAPTOP));
        gateway.store.items().put(ofAnotherCaller(gateway.stored("12345")));

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.problem()).isEqualTo("409 order-id-conflict");
    }

    private static StoredOrder ofAnotherCaller(StoredOrder mine) {
        var order = mine.order();
        var theirs = new Order(
                order.id(),
                new Caller("somebody-else"),
                order.basket(),
                order.customer(),
                order.metadata(),
                order.receivedAt(),
                order.traced());
        return new StoredOrder(theirs, mine.birth(), mine.outbox(), mine.version());
    }

    @Test
    void refusesAKeyThatStandsForAnotherContent() {
        // given
        gateway.answer(Call.order(UNNAMED).with("idempotency-key", "intent-1"));

        // when
        var answer = gateway.answer(Call.order("{'product':'Laptop','price':1}").with("idempotency-key", "intent-1"));

        // then
        assertThat(answer.problem()).isEqualTo("422 idempotency-key-reused");
        assertThat(gateway.store.items().size()).isEqualTo(1);
    }

    @Test
    void takesTheIdForTheIdentityWhereOneIsSentWithAKey() {
        // given
        gateway.answer(Call.order(Call.LAPTOP).with("idempotency-key", "intent-1"));

        // when
        var again = gateway.answer(Call.order(Call.LAPTOP).with("idempotency-key", "intent-2"));

        // then
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void answersAConflictOfIdsWhereAnIdIsSentWithAKey() {
        // given
        gateway.answer(Call.order(Call.LAPTOP).with("idempotency-key", "intent-1"));

        // when
        var answer = gateway.answer(
                Call.order("{'order_id':'12345','product':'Laptop','price':1}").with("idempotency-key", "intent-1"));

        // then
        assertThat(answer.problem()).isEqualTo("409 order-id-conflict");
    }

    @Test
    void takesTheSameKeyUnderAnotherIdForAnotherOrder() {
        // given
        gateway.answer(Call.order(Call.LAPTOP).with("idempotency-key", "intent-1"));

        // when
        var other = gateway.answer(Call.order("{'order_id':'12346','product':'Laptop','price':999.99}")
                .with("idempotency-key", "intent-1"));

        // then
        assertThat(other.status()).isEqualTo(200);
        assertThat(other.header("Idempotent-Replayed")).isEmpty();
        assertThat(gateway.store.items().size()).isEqualTo(2);
    }

    @Test
    void takesAnOrderWithoutIdForAnotherThanTheSameKeyWithOne() {
        // given
        gateway.answer(Call.order(Call.LAPTOP).with("idempotency-key", "intent-1"));

        // when
        var other = gateway.answer(Call.order(UNNAMED).with("idempotency-key", "intent-1"));

        // then
        assertThat(other.header("Idempotent-Replayed")).isEmpty();
        assertThat(other.json().getString("order_id")).startsWith("_");
    }

    @Test
    void sendsTheOrderOfAKeyToItsOwnPlace() {
        // given
        var placed = gateway.answer(Call.order(UNNAMED).with("idempotency-key", "intent-1"));

        // when
        var shown = gateway.answer(Call.get(placed.header("Location").orElseThrow()));

        // then
        assertThat(shown.status()).isEqualTo(200);
        assertThat(shown.json().getString("order_id")).isEqualTo(placed.json().getString("order_id"));
    }

    @Test
    void neverTakesATokenFromAHeader() {
        // given
        gateway.store.items().put(SampleOrders.laptop("12345"));

        // when
        var answer = gateway.answer(
                Call.order(Call.LAPTOP).with("x-request-id", "token-1").with("idempotency-key", "token-1"));

        // then
        assertThat(answer.status()).isEqualTo(409);
        assertThat(gateway.handedOver()).isEmpty();
    }
}
