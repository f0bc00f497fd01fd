package com.anycompany.ordergateway.operations;

import static com.anycompany.ordergateway.store.SampleOrders.BORN;
import static com.anycompany.ordergateway.store.SampleOrders.CONFIRMATION;
import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static com.anycompany.ordergateway.store.SampleOrders.FULFILMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.store.Birth;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ItemCheckTest {
    private static final ItemCheck CHECK = new ItemCheck(BORN, false);

    private static Scanned scanned(Outbox outbox) {
        return scanned(outbox, SampleOrders.laptop("1").birth());
    }

    private static Scanned scanned(Outbox outbox, Birth birth) {
        var order = new StoredOrder(SampleOrders.laptop("1").order(), birth, outbox, 3);
        var shard = Shard.of(order.order().id(), outbox).map(Shard::key).orElse("");
        var marks = new Scanned.Marks(outbox instanceof Outbox.Open, shard, !shard.isEmpty());
        return new Scanned("1", marks, new Scanned.Whole(order));
    }

    private static Outbox.Open open(Set<OutboxEntry> pending, int sends, Instant dueAt) {
        return new Outbox.Open(pending, Map.of(), Map.of(CONFIRMATION, sends), Map.of(), new Lease("1", 1, dueAt));
    }

    private static String gaps(ItemCheck check, Scanned item) {
        return check.gaps(item).stream().map(Gap::inWords).reduce("", (all, gap) -> all + gap + "\n");
    }

    @Test
    void findsNothingWrongWithWorkUnderWay() {
        assertThat(gaps(CHECK, scanned(open(Set.of(EVENT, CONFIRMATION), 3, BORN))))
                .isEmpty();
    }

    @Test
    void findsNothingWrongWithWhatIsDone() {
        var done = new Outbox.Done(Map.of(CONFIRMATION, Closed.RECIPIENT_NOT_VERIFIED), 1, BORN);
        assertThat(gaps(new ItemCheck(BORN, true), scanned(done))).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "true,  '',         true,  pending without outbox_shard: no relay finds it",
        "true,  mixed#01,   false, pending without due_at: no relay finds it",
        "false, mixed#01,   true,  outbox_shard mixed#01 without pending",
        "false, '',         true,  due_at without pending",
    })
    void findsAnOutboxThatTheIndexShowsWrongly(boolean pending, String shard, boolean dueAt, String words) {
        // given
        var item = new Scanned("1", new Scanned.Marks(pending, shard, dueAt), new Scanned.Broken("odd"));
        // when
        var gaps = gaps(CHECK, item);
        // then
        assertThat(gaps).isEqualTo("gap 1 index: " + words + "\ngap 1 unreadable: odd\n");
    }

    @Test
    void findsAnOrderInTheWrongShard() {
        // given
        var well = scanned(open(Set.of(EVENT), 0, BORN));
        var item = new Scanned("1", new Scanned.Marks(true, "mixed#17", true), well.reading());
        // when
        var gaps = gaps(CHECK, item);
        // then
        assertThat(gaps)
                .isEqualTo("gap 1 index: outbox_shard 'mixed#17' (expected: '"
                        + well.marks().shard() + "')\n");
    }

    @Test
    void findsWhatWasNeverWantedAndWhatIsBothPendingAndEnded() {
        // given
        var born = SampleOrders.laptop("1").birth();
        var birth = new Birth(born.fingerprint(), born.token(), Set.of(EVENT));
        var outbox = new Outbox.Open(
                Set.of(EVENT, FULFILMENT), Map.of(EVENT, Closed.REFUSED), Map.of(), Map.of(), new Lease("1", 1, BORN));
        // when
        var gaps = gaps(CHECK, scanned(outbox, birth));
        // then
        assertThat(gaps).isEqualTo("""
                        gap 1 inconsistent: fulfilment:placed was never wanted
                        gap 1 inconsistent: event:placed is pending and has ended as well
                        """);
    }

    @Test
    void findsWorkThatNobodyDelivers() {
        assertThat(gaps(CHECK, scanned(open(Set.of(EVENT, FULFILMENT), 0, BORN.minusMillis(1)))))
                .isEqualTo("gap 1 overdue: event:placed, fulfilment:placed due since 2026-11-22T09:30:00.122Z\n");
    }

    @Test
    void findsAnythingPendingWhereAllShouldBeTold() {
        assertThat(gaps(new ItemCheck(BORN, true), scanned(open(Set.of(EVENT), 0, BORN))))
                .isEqualTo("gap 1 unsettled: event:placed due at 2026-11-22T09:30:00.123Z\n");
    }

    @Test
    void findsWhatIsParked() {
        var done = new Outbox.Done(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES), 1, BORN);
        assertThat(gaps(CHECK, scanned(done))).isEqualTo("gap 1 parked: confirmation:placed (unknown-outcomes)\n");
    }

    @Test
    void findsAMailThatWasSentTooOften() {
        assertThat(gaps(CHECK, scanned(open(Set.of(CONFIRMATION), 4, BORN))))
                .isEqualTo("gap 1 flood: confirmation:placed was sent 4 times\n");
    }
}
