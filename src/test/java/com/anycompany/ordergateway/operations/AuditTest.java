package com.anycompany.ordergateway.operations;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static com.anycompany.ordergateway.store.SampleOrders.BORN;
import static com.anycompany.ordergateway.store.SampleOrders.CONFIRMATION;
import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.Cursor;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.Page;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.StoredOrder;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class AuditTest {
    private final List<Scanned> items = new ArrayList<>();
    private final List<Holdings> holdings = new ArrayList<>();
    private final List<String> gaps = new ArrayList<>();

    private Future<Page<Scanned>> page(Cursor from) {
        var read = from instanceof Cursor.After(var key) ? Integer.parseInt(key) : 0;
        var next = Math.min(read + 2, items.size());
        return Future.succeededFuture(new Page<>(
                items.subList(read, next),
                next < items.size() ? new Cursor.After(Integer.toString(next)) : new Cursor.End()));
    }

    private void delivered(String id) {
        ended(id, Map.of());
    }

    private void ended(String id, Map<OutboxEntry, Closed> closed) {
        var order = SampleOrders.laptop(id);
        var done = new StoredOrder(order.order(), order.birth(), new Outbox.Done(closed, 1, BORN), 2);
        items.add(new Scanned(id, new Scanned.Marks(false, "", false), new Scanned.Whole(done)));
    }

    private void holds(Sink sink, boolean complete, String... eventIds) {
        holdings.add(() -> Future.succeededFuture(new Holdings.Held(sink, Set.of(eventIds), complete)));
    }

    private Audit.Sum audit(String... acknowledged) {
        var terms = new Audit.Terms(BORN, true, Set.of(acknowledged));
        return outcome(new Audit(this::page, holdings, terms).run(gap -> gaps.add(gap.inWords())));
    }

    @Test
    void isSilentWhenEverythingFits() {
        // given
        IntStream.range(0, 5).forEach(i -> delivered("order-" + i));
        holds(
                Sink.EVENT,
                true,
                IntStream.range(0, 5)
                        .mapToObj(i -> "order-" + i + "/event:placed")
                        .toArray(String[]::new));
        // when
        var sum = audit("order-0", "order-4");
        // then
        assertThat(gaps).isEmpty();
        assertThat(sum.inWords()).isEqualTo("audit: 5 orders, 0 gaps");
    }

    @Test
    void findsADeliveryThatTheSinkDoesNotHold() {
        // given
        delivered("held");
        delivered("lost");
        holds(Sink.EVENT, true, "held/event:placed");
        // when
        var sum = audit();
        // then
        assertThat(gaps).containsExactly("gap lost lost: event:placed is delivered but not held");
        assertThat(sum.inWords()).isEqualTo("audit: 2 orders, 1 gaps (lost 1)");
    }

    @Test
    void callsNothingLostThatWasDeliveredMeanwhile() {
        // given
        delivered("meanwhile");
        var reads = new ArrayList<Set<String>>(List.of(Set.of(), Set.of("meanwhile/event:placed")));
        holdings.add(() -> Future.succeededFuture(new Holdings.Held(Sink.EVENT, reads.removeFirst(), true)));
        // when
        audit();
        // then
        assertThat(gaps).isEmpty();
        assertThat(reads).isEmpty();
    }

    @Test
    void callsNothingLostWhereTheSinkShowsOnlyAPart() {
        // given
        delivered("consumed");
        holds(Sink.FULFILMENT, false);
        // when
        audit();
        // then
        assertThat(gaps).isEmpty();
    }

    @Test
    void missesNothingThatWasSkippedOrParked() {
        // given
        ended("skipped", Map.of(EVENT, Closed.REFUSED));
        holds(Sink.EVENT, true);
        // when
        audit();
        // then
        assertThat(gaps).isEmpty();
    }

    @Test
    void findsWhatIsHeldAndNotStored() {
        // given
        delivered("1");
        holds(Sink.FULFILMENT, false, "1/fulfilment:placed", "ghost/fulfilment:placed");
        // when
        audit();
        // then
        assertThat(gaps)
                .containsExactly("gap ghost phantom: fulfilment holds ghost/fulfilment:placed,"
                        + " which no stored order wants");
    }

    @Test
    void callsNothingAPhantomWhoseItemCannotBeRead() {
        // given
        items.add(new Scanned("odd", new Scanned.Marks(false, "", false), new Scanned.Broken("no price")));
        holds(Sink.EVENT, true, "odd/event:placed");
        // when
        audit("odd");
        // then
        assertThat(gaps).containsExactly("gap odd unreadable: no price");
    }

    @Test
    void findsWhatWasAcknowledgedAndIsNotStored() {
        // given
        delivered("1");
        // when
        var sum = audit("1", "gone");
        // then
        assertThat(gaps).containsExactly("gap gone not-stored: answered 200 but not in the table");
        assertThat(sum.all()).isEqualTo(1);
    }

    @Test
    void readsATableOfManyPages() {
        // given
        IntStream.range(0, 20_001).forEach(i -> ended("order-" + i, Map.of(CONFIRMATION, Closed.REFUSED)));
        // when
        var sum = audit();
        // then
        assertThat(sum.orders()).isEqualTo(20_001);
        assertThat(gaps).isEmpty();
    }
}
