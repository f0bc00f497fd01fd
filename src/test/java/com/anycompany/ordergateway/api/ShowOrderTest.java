package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.StoredOrder;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShowOrderTest {
    private final TestGateway gateway = new TestGateway();

    @Test
    void showsTheOrderAndHowEachDeliveryStands() {
        // given
        gateway.answer(Call.order(Call.LAPTOP));

        // when
        var answer = gateway.answer(Call.get("/orders/12345"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"order_id\":\"12345\",\"status\":\"RECEIVED\","
                        + "\"received_at\":\"2026-11-22T09:30:00.123Z\",\"product\":\"Laptop\",\"price\":999.99,"
                        + "\"currency\":\"EUR\",\"total\":999.99,\"customer\":{\"locale\":\"fr\"},\"metadata\":{},"
                        + "\"deliveries\":{\"event:placed\":{\"state\":\"pending\"},"
                        + "\"fulfilment:placed\":{\"state\":\"pending\"}},\"version\":1}");
        assertThat(answer.response().headers())
                .containsEntry("Content-Type", "application/json; charset=utf-8")
                .containsEntry("ETag", "\"1\"")
                .containsEntry("Cache-Control", "no-cache");
    }

    @Test
    void showsEverythingThatCanBeSaid() {
        // given
        gateway.store.items().put(SampleOrders.everything("all-1"));

        // when
        var answer = gateway.answer(Call.get("/orders/all-1"));

        // then
        assertThat(answer.text())
                .contains("\"quantity\":9999,\"unit_price\":9999999999999999.99},"
                        + "{\"sku\":\"KB/01 #7\",\"quantity\":1,\"unit_price\":0.01}],\"currency\":\"EUR\","
                        + "\"total\":99989999999999999900.02,")
                .contains("\"customer\":{\"id\":\"c-1\",\"email\":\"client@example.com\",\"phone\":\"+33612345678\","
                        + "\"push_endpoint\":\"arn:aws:sns:eu-west-3:123456789012:endpoint/APNS/shop/0f-1\","
                        + "\"locale\":\"en\"}")
                .contains("\"metadata\":{\"campaign\":\"été\",\"empty\":\"\",\"order_id\":\"not the key\"}")
                .doesNotContain("token", "fingerprint", "caller", "lease", "anonymous");
        assertThat(answer.json().getJsonArray("lines").getJsonObject(0).getString("product"))
                .isEqualTo("Écran 27\" — 日本語 😀 <script>");
    }

    @Test
    void showsEveryStateOfADelivery() {
        // given
        var born = SampleOrders.laptop("s-1");
        var held = (Outbox.Open) born.outbox();
        var open = new Outbox.Open(
                Set.of(SampleOrders.FULFILMENT),
                Map.of(SampleOrders.CONFIRMATION, Closed.RECIPIENT_NOT_VERIFIED),
                held.tries(),
                Map.of(SampleOrders.FULFILMENT, Fault.THROTTLED),
                held.lease());
        gateway.store.items().put(new StoredOrder(born.order(), born.birth(), open, 7));

        // when
        var answer = gateway.answer(Call.get("/orders/s-1"));

        // then
        assertThat(answer.json().getJsonObject("deliveries")).isEqualTo(new JsonObject("""
                        {"event:placed": {"state": "delivered"},
                         "fulfilment:placed": {"state": "pending", "last_fault": "throttled"},
                         "confirmation:placed": {"state": "skipped", "reason": "recipient-not-verified"}}"""));
        assertThat(answer.header("ETag")).contains("\"7\"");
    }

    @Test
    void showsWhatWasParkedAndWhatWasDeliveredWhenAllIsDone() {
        // given
        var born = SampleOrders.laptop("d-1");
        var done = new Outbox.Done(Map.of(SampleOrders.CONFIRMATION, Closed.UNKNOWN_OUTCOMES), 1, SampleOrders.BORN);
        gateway.store.items().put(new StoredOrder(born.order(), born.birth(), done, 2));

        // when
        var answer = gateway.answer(Call.get("/orders/d-1"));

        // then
        assertThat(answer.json().getJsonObject("deliveries")).isEqualTo(new JsonObject("""
                        {"event:placed": {"state": "delivered"},
                         "fulfilment:placed": {"state": "delivered"},
                         "confirmation:placed": {"state": "parked", "reason": "unknown-outcomes"}}"""));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"1\"", "W/\"1\"", "*", "\"0\", \"1\"", " \"1\" ,\"2\""})
    void answersNotModifiedWhereTheCallerHasThisVersion(String tags) {
        // given
        gateway.answer(Call.order(Call.LAPTOP));

        // when
        var answer = gateway.answer(Call.get("/orders/12345").with("if-none-match", tags));

        // then
        assertThat(answer.status()).isEqualTo(304);
        assertThat(answer.response().body()).isEmpty();
        assertThat(answer.header("ETag")).contains("\"1\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "1", "\"11\"", "", "\"1"})
    void showsTheOrderWhereTheCallerHasAnotherVersion(String tags) {
        // given
        gateway.answer(Call.order(Call.LAPTOP));

        // when
        var answer = gateway.answer(Call.get("/orders/12345").with("if-none-match", tags));

        // then
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void answersForAnothersOrderAsForAnUnknownOne() {
        // given
        var mine = SampleOrders.laptop("theirs");
        var order = mine.order();
        var theirs = new Order(
                order.id(),
                new Caller("somebody-else"),
                order.basket(),
                order.customer(),
                Map.of(),
                SampleOrders.BORN,
                null);
        gateway.store.items().put(new StoredOrder(theirs, mine.birth(), mine.outbox(), 1));

        // when
        var answer = gateway.answer(Call.get("/orders/theirs").with("x-request-id", "r-1"));

        // then
        var unknown = gateway.answer(Call.get("/orders/unknown").with("x-request-id", "r-1"));
        assertThat(answer.status()).isEqualTo(404);
        assertThat(answer.response().body()).isEqualTo(unknown.response().body());
        assertThat(answer.response().headers()).isEqualTo(unknown.response().headers());
    }

    @Test
    void findsNothingUnderWhatIsNoId() {
        // when
        var answer = gateway.answer(Call.get("/orders/" + "a".repeat(65)));

        // then
        assertThat(answer.problem()).isEqualTo("404 not-found");
        assertThat(gateway.store.calls()).isEmpty();
    }

    @Test
    void answersHeadAsGetWithoutTheBody() {
        // given
        gateway.answer(Call.order(Call.LAPTOP));
        var shown = Call.get("/orders/12345").with("x-request-id", "r-1");

        // when
        var answer = gateway.answer(shown.by("HEAD"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEmpty();
        assertThat(answer.response().headers())
                .isEqualTo(gateway.answer(shown).response().headers());
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void saysThatTheDatabaseCannotBeReadNow(Fault fault) {
        // given
        gateway.store.find().failsWith(fault);

        // when
        var answer = gateway.answer(Call.get("/orders/12345"));

        // then
        assertThat(answer.problem()).isEqualTo("503 storage-unavailable");
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.json().containsKey("outcome")).isFalse();
    }

    @Test
    void answersABugOfOursWithoutAWordAboutIt() {
        // given
        gateway.store.find().breaksWith(new IllegalStateException("table Orders"));

        // when
        var answer = gateway.answer(Call.get("/orders/12345"));

        // then
        assertThat(answer.problem()).isEqualTo("500 internal-error");
        assertThat(answer.text()).doesNotContain("Orders");
    }
}
