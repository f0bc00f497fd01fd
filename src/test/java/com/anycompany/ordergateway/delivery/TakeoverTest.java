package com.anycompany.ordergateway.delivery;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static com.anycompany.ordergateway.store.SampleOrders.CONFIRMATION;
import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.ScriptedStore;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class TakeoverTest {
    private static final Duration LEASE = Duration.ofSeconds(90);
    private static final Duration LONGEST_SEND = Duration.ofSeconds(6);
    private static final Deadline IN_TIME = new Deadline(ManualTimer.START.plusSeconds(50));

    private final ManualTimer timer = new ManualTimer();
    private final ScriptedStore store = new ScriptedStore();
    private final ScriptedSink topic = new ScriptedSink();
    private final ScriptedSink queue = new ScriptedSink();
    private final ScriptedSink mail = new ScriptedSink();
    private final Sinks sinks =
            new Sinks(Map.of(Sink.EVENT, topic, Sink.FULFILMENT, queue, Sink.CONFIRMATION, mail), LONGEST_SEND);
    private final BackOff backOff = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7));
    private final Courier courier = new Courier(sinks, store, backOff, timer);
    private final Takeover takeover =
            new Takeover(store, courier, new Takeover.Terms("teller", LEASE, LONGEST_SEND), timer);

    private Takeover.Seen left(String id) {
        var order = SampleOrders.leftToTheStream(SampleOrders.laptop(id));
        store.items().put(order);
        return new Takeover.Seen(order.order().id(), dueAt(order));
    }

    private static Optional<Instant> dueAt(StoredOrder order) {
        return order.outbox() instanceof Outbox.Open open
                ? Optional.of(open.lease().dueAt())
                : Optional.empty();
    }

    private Outbox outbox(String id) {
        return store.items().at(new OrderId(id)).orElseThrow().outbox();
    }

    private Takeover.Sum deliver(Takeover.Seen... seen) {
        return outcome(takeover.deliver(List.of(seen), IN_TIME));
    }

    @Test
    void tellsEverySinkWhatWasLeftToTheStream() {
        // given
        var seen = left("1");
        // when
        var sum = deliver(seen);
        // then
        assertThat(sum).isEqualTo(new Takeover.Sum(1, 0, 0));
        assertThat(topic.seen()).containsExactly("1/event:placed");
        assertThat(queue.seen()).containsExactly("1/fulfilment:placed");
        assertThat(mail.seen()).containsExactly("1/confirmation:placed");
        assertThat(outbox("1")).isEqualTo(new Outbox.Done(Map.of(), 2, timer.now()));
    }

    @Test
    void tellsNobodyTwiceWhenABatchComesAgain() {
        // given
        var seen = left("1");
        deliver(seen);
        // when
        var again = deliver(seen);
        // then
        assertThat(again).isEqualTo(new Takeover.Sum(0, 1, 0));
        assertThat(topic.seen()).hasSize(1);
        assertThat(mail.seen()).hasSize(1);
    }

    @Test
    void tellsNobodyTwiceWhenABatchShowsAnOrderTwice() {
        // given
        var seen = left("1");
        // when
        var sum = deliver(seen, seen);
        // then
        assertThat(sum).isEqualTo(new Takeover.Sum(1, 0, 0));
        assertThat(topic.seen()).hasSize(1);
    }

    @Test
    void leavesAloneWhatBelongsToItsWriter() {
        // given
        var kept = SampleOrders.laptop("1");
        store.items().put(kept);
        // when
        var sum = deliver(new Takeover.Seen(kept.order().id(), dueAt(kept)));
        // then
        assertThat(sum).isEqualTo(new Takeover.Sum(0, 1, 0));
        assertThat(topic.seen()).isEmpty();
        assertThat(outbox("1")).isEqualTo(kept.outbox());
    }

    @Test
    void leavesToTheRelayWhatIsAboutToFallDue() {
        // given
        var seen = left("1");
        timer.advance(Duration.ofSeconds(24));
        // when
        var sum = deliver(seen);
        // then
        assertThat(sum).isEqualTo(new Takeover.Sum(0, 1, 0));
        assertThat(store.calls()).isEmpty();
    }

    @Test
    void takesOverWhatAMomentLaterWouldBeLeft() {
        // given
        var seen = left("1");
        timer.advance(Duration.ofMillis(23_999));
        // when
        var sum = deliver(seen);
        // then
        assertThat(sum.taken()).isEqualTo(1);
    }

    @Test
    void sendsTheMailThatWasCountedAtBirthAndCountsNoOther() {
        // given
        var seen = left("1");
        mail.failsWith(Fault.TIMEOUT);
        // when
        deliver(seen);
        // then
        assertThat(((Outbox.Open) outbox("1")).pending()).containsExactly(CONFIRMATION);
        assertThat(((Outbox.Open) outbox("1")).tries(CONFIRMATION)).isEqualTo(1);
        assertThat(store.calls()).containsExactly("takeover", "record");
    }

    @Test
    void leavesToItsLeaseWhatCouldNotBeWrittenDown() {
        // given
        var seen = left("1");
        store.record().failsWith(Fault.UNREACHABLE);
        // when
        var sum = deliver(seen);
        // then
        assertThat(sum).isEqualTo(new Takeover.Sum(1, 0, 0));
        assertThat(((Outbox.Open) outbox("1")).lease())
                .isEqualTo(new Lease("teller", 2, timer.now().plus(LEASE)));
    }

    @Test
    void countsWhatTheTableCouldNotBeAskedForAndDeliversTheOthers() {
        // given
        var first = left("1");
        var second = left("2");
        store.claim().failsWith(Fault.THROTTLED);
        // when
        var sum = deliver(first, second);
        // then
        assertThat(sum).isEqualTo(new Takeover.Sum(1, 0, 1));
        assertThat(topic.seen()).containsExactly("2/event:placed");
    }

    @Test
    void survivesAnItemThatCannotBeRead() {
        // given
        var first = left("1");
        var second = left("2");
        store.claim().breaksWith(new IllegalStateException("attribute: currency is missing"));
        // when
        var sum = deliver(first, second);
        // then
        assertThat(sum).isEqualTo(new Takeover.Sum(1, 0, 1));
    }

    @Test
    void beginsNoSendThatCouldOutlastItsInvocation() {
        // given
        var seen = left("1");
        // when
        var sum = outcome(takeover.deliver(List.of(seen), new Deadline(timer.now())));
        // then
        assertThat(sum.taken()).isEqualTo(1);
        assertThat(topic.seen()).isEmpty();
        var open = (Outbox.Open) outbox("1");
        assertThat(open.pending()).contains(EVENT, CONFIRMATION);
        assertThat(open.tries(CONFIRMATION)).isZero();
        assertThat(open.lease().dueAt()).isBefore(timer.now().plusSeconds(2));
    }

    @Test
    void deliversABatchOfAThousand() {
        // given
        var seen = IntStream.range(0, 1_000).mapToObj(i -> left("order-" + i)).toList();
        // when
        var sum = outcome(takeover.deliver(seen, IN_TIME));
        // then
        assertThat(sum.taken()).isEqualTo(1_000);
        assertThat(topic.seen()).hasSize(1_000).doesNotHaveDuplicates();
    }

    @Test
    void beginsNoSendThatCouldOutlastItsLease() {
        // given
        var seen = left("1");
        var tooShort = new Takeover.Terms("teller", LONGEST_SEND, LONGEST_SEND);
        // when
        var sum = outcome(new Takeover(store, courier, tooShort, timer).deliver(List.of(seen), IN_TIME));
        // then
        assertThat(sum.taken()).isEqualTo(1);
        assertThat(topic.seen()).isEmpty();
        assertThat(mail.seen()).isEmpty();
    }
}
