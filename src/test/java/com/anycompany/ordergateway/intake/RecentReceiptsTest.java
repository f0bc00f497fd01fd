package com.anycompany.ordergateway.intake;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.store.Birth;
import com.anycompany.ordergateway.store.Fingerprint;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.StoredOrder;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecentReceiptsTest {
    @Test
    void knowsTheReceiptOfTheSameRequest() {
        // given
        var stored = SampleOrders.laptop("12345");
        var receipts = new RecentReceipts(10);
        // when
        receipts.add(stored);
        // then
        assertThat(receipts.of(SampleOrders.laptopAgain("12345")))
                .contains(stored.order().receipt());
    }

    @Test
    void takesNoOtherRequestForIt() {
        // given
        var receipts = new RecentReceipts(1);
        // when
        receipts.add(order("12345", "ada", "1:aa"));
        // then
        var others =
                List.of(order("12346", "ada", "1:aa"), order("12345", "bob", "1:aa"), order("12345", "ada", "1:ab"));
        assertThat(others).allSatisfy(other -> assertThat(receipts.of(other)).isEmpty());
        assertThat(receipts.of(order("12345", "ada", "1:aa"))).isPresent();
    }

    private static StoredOrder order(String id, String caller, String fingerprint) {
        var laptop = SampleOrders.laptop(id);
        var order = laptop.order();
        var birth = laptop.birth();
        return new StoredOrder(
                new Order(
                        order.id(),
                        new Caller(caller),
                        order.basket(),
                        order.customer(),
                        order.metadata(),
                        order.receivedAt(),
                        order.traced()),
                new Birth(new Fingerprint(fingerprint), birth.token(), birth.wanted()),
                laptop.outbox(),
                laptop.version());
    }

    private static List<StoredOrder> orders(String name, int many) {
        return IntStream.range(0, many)
                .mapToObj(number -> SampleOrders.laptop(name + number))
                .toList();
    }

    @Test
    void givesThePlaceOfAnOlderOneToANewerOne() {
        // given
        var receipts = new RecentReceipts(1);
        // when
        receipts.add(SampleOrders.laptop("12345"));
        receipts.add(SampleOrders.laptop("12346"));
        // then
        assertThat(receipts.of(SampleOrders.laptop("12345"))).isEmpty();
        assertThat(receipts.of(SampleOrders.laptop("12346"))).isPresent();
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 7, 100})
    void remembersNoMoreThanItMay(int most) {
        // given
        var receipts = new RecentReceipts(most);
        var orders = orders("order-", 300);
        // when
        orders.forEach(receipts::add);
        // then
        assertThat(orders.stream().filter(order -> receipts.of(order).isPresent()))
                .hasSizeLessThanOrEqualTo(most);
    }

    @Test
    void remembersWhatIsAskedForAgainAndAgainAmongManyNewOnes() {
        // given
        var receipts = new RecentReceipts(1_000);
        var known = orders("known-", 20);
        known.forEach(receipts::add);
        for (var number = 0; number < 5_000; number++) {
            // when
            receipts.add(SampleOrders.laptop("order-" + number));
            // then
            assertThat(receipts.of(known.get(number % 20))).isPresent();
        }
    }

    @Test
    void remembersNearlyAllOfHalfAsManyAsItMay() {
        // given
        var receipts = new RecentReceipts(10_000);
        var orders = orders("order-", 5_000);
        // when
        orders.forEach(receipts::add);
        // then
        assertThat(orders.stream().filter(order -> receipts.of(order).isPresent()))
                .hasSizeGreaterThan(4_800);
    }
}
