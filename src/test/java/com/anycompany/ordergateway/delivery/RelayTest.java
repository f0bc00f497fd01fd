package com.anycompany.ordergateway.delivery;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static com.anycompany.ordergateway.store.SampleOrders.CONFIRMATION;
import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.DeliveryState;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.ScriptedStore;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RelayTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final Duration PAST_LEASE = LEASE.plusMillis(1);

    private final ManualTimer timer = new ManualTimer();
    private final ScriptedStore store = new ScriptedStore();
    private final ScriptedSink topic = new ScriptedSink();
    private final ScriptedSink queue = new ScriptedSink();
    private final ScriptedSink mail = new ScriptedSink();
    private final Map<Sink, SinkPort> ports =
            Map.of(Sink.EVENT, topic, Sink.FULFILMENT, queue, Sink.CONFIRMATION, mail);
    private final Relay relay = relay(7);

    private Relay relay(long seed) {
        var backOff = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(seed));
        var courier = new Courier(new Sinks(ports, Duration.ofSeconds(4)), store, backOff, timer);
        var terms = new Relay.Terms("relay", LEASE, Duration.ofSeconds(2), Duration.ofSeconds(10), 5);
        return new Relay(store, courier, new Sinks(ports, Duration.ofSeconds(4)), terms, timer, new Random(seed));
    }

    private StoredOrder stored(String id) {
        var order = SampleOrders.laptop(id);
        store.items().put(order);
        return order;
    }

    private StoredOrder mailLeft(String id, int tries) {
        var order = SampleOrders.laptop(id);
        var outbox = new Outbox.Open(
                Set.of(CONFIRMATION),
                Map.of(),
                Map.of(CONFIRMATION, tries),
                Map.of(),
                new Lease("gone", 1, timer.now()));
        var left = new StoredOrder(order.order(), order.birth(), outbox, 2);
        store.items().put(left);
        return left;
    }

    private Outbox outbox(StoredOrder order) {
        return store.items().at(order.order().id()).orElseThrow().outbox();
    }

    @Test
    void deliversWhatACrashLeftBehindOnceItsLeaseHasRunOut() {
        // given
        var order = stored("1");
        timer.freeze(PAST_LEASE);
        // when
        var claimed = outcome(relay.sweep());
        // then
        assertThat(claimed).isEqualTo(1);
        assertThat(topic.seen()).containsExactly("1/event:placed");
        assertThat(queue.seen()).containsExactly("1/fulfilment:placed");
        assertThat(mail.seen()).containsExactly("1/confirmation:placed");
        assertThat(outbox(order)).isEqualTo(new Outbox.Done(Map.of(), 2, timer.now()));
    }

    @Test
    void leavesAloneWhatSomebodyStillHolds() {
        // given
        stored("1");
        // when
        var claimed = outcome(relay.sweep());
        // then
        assertThat(claimed).isZero();
        assertThat(topic.seen()).isEmpty();
    }

    @Test
    void drainsABacklogLargerThanOnePage() {
        // given
        var orders =
                IntStream.range(0, 2_000).mapToObj(i -> stored("order-" + i)).toList();
        timer.freeze(PAST_LEASE);
        // when
        var claimed = outcome(relay.sweep());
        // then
        assertThat(claimed).isEqualTo(orders.size());
        assertThat(orders).allSatisfy(order -> assertThat(outbox(order)).isInstanceOf(Outbox.Done.class));
    }

    @Test
    void neverDeliversTwiceWhatTwoRelaysSee() {
        // given
        stored("1");
        timer.freeze(PAST_LEASE);
        topic.stalls();
        relay.sweep();
        // when
        var claimed = outcome(relay(8).sweep());
        // then
        assertThat(claimed).isZero();
        assertThat(topic.seen()).hasSize(1);
    }

    @Test
    void countsAMailBeforeItIsSent() {
        // given
        var order = mailLeft("1", 1);
        mail.stalls();
        // when
        relay.sweep();
        // then
        assertThat(mail.seen()).hasSize(1);
        assertThat(((Outbox.Open) outbox(order)).tries(CONFIRMATION)).isEqualTo(2);
    }

    @Test
    void sendsNoMailWhoseCountCouldNotBeWritten() {
        // given
        mailLeft("1", 1);
        store.record().failsWith(Fault.THROTTLED);
        // when
        outcome(relay.sweep());
        // then
        assertThat(mail.seen()).isEmpty();
    }

    @Test
    void parksAMailThatWasSentThreeTimesWithoutAnyoneKnowing() {
        // given
        var order = mailLeft("1", 3);
        // when
        outcome(relay.sweep());
        // then
        assertThat(mail.seen()).isEmpty();
        assertThat(outbox(order))
                .isEqualTo(new Outbox.Done(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES), 2, timer.now()));
    }

    @Test
    void neverSendsAMailMoreThanThreeTimesWithoutAnyoneKnowing() {
        // given
        var order = mailLeft("1", 0);
        IntStream.range(0, 10).forEach(i -> mail.failsWith(Fault.TIMEOUT));
        // when
        relay.start();
        timer.advance(Duration.ofHours(1));
        // then
        assertThat(mail.seen()).hasSize(3);
        assertThat(outbox(order).closed()).containsEntry(CONFIRMATION, Closed.UNKNOWN_OUTCOMES);
    }

    @Test
    void usesUpNoSendWhileTheMailServiceIsKnownToBeDown() {
        // given
        var order = mailLeft("1", 0);
        IntStream.range(0, 50).forEach(i -> mail.failsWith(Fault.UNREACHABLE));
        // when
        relay.start();
        timer.advance(Duration.ofHours(24));
        // then
        assertThat(outbox(order)).isInstanceOf(Outbox.Done.class);
        assertThat(outbox(order).closed()).isEmpty();
    }

    @Test
    void parksWhatFailedTwentyTimesAndIsADayOld() {
        // given
        var order = stored("1");
        IntStream.range(0, 100_000).forEach(i -> topic.failsWith(Fault.BROKEN));
        relay.start();
        timer.advance(Duration.ofHours(23));
        assertThat(((Outbox.Open) outbox(order)).pending()).containsExactly(EVENT);
        // when
        timer.advance(Duration.ofHours(2));
        // then
        assertThat(outbox(order).closed()).containsEntry(EVENT, Closed.UNDELIVERABLE);
    }

    @Test
    void goesOnWalkingAfterTheTableCouldNotBeAsked() {
        // given
        var order = stored("1");
        store.claim().failsWith(Fault.UNREACHABLE);
        relay.start();
        // when
        timer.advance(LEASE.plus(Duration.ofMinutes(1)));
        // then
        assertThat(outbox(order)).isInstanceOf(Outbox.Done.class);
    }

    @Test
    void deliversTheOthersWhenOneItemCannotBeRead() {
        // given
        IntStream.range(0, 50).forEach(i -> stored("order-" + i));
        store.claim().breaksWith(new IllegalStateException("attribute: currency is missing"));
        timer.freeze(PAST_LEASE);
        // when
        var claimed = outcome(relay.sweep());
        // then
        assertThat(claimed).isEqualTo(49);
    }

    @Test
    void beginsNothingAfterItWasStopped() {
        // given
        var order = stored("1");
        relay.start();
        // when
        relay.stop();
        timer.advance(Duration.ofHours(1));
        // then
        assertThat(outbox(order)).isEqualTo(order.outbox());
    }

    @Test
    void retriesOneSinkWithoutTellingTheOthersAgain() {
        // given
        var order = stored("1");
        topic.failsWith(Fault.TIMEOUT).failsWith(Fault.BROKEN);
        // when
        relay.start();
        timer.advance(Duration.ofMinutes(10));
        // then
        assertThat(topic.seen()).hasSize(3);
        assertThat(queue.seen()).hasSize(1);
        assertThat(store.items().at(order.order().id()).orElseThrow().deliveries())
                .containsEntry(EVENT, new DeliveryState.Delivered());
    }

    @Test
    void sendsEveryMailAfterAnOutageOfTenMinutesInWhichNobodyKnows() {
        // given
        var orders =
                IntStream.range(0, 20).mapToObj(i -> mailLeft("order-" + i, 0)).toList();
        IntStream.range(0, 40).forEach(i -> mail.failsWith(Fault.UNREACHABLE));
        IntStream.range(0, 20).forEach(i -> mail.failsWith(Fault.TIMEOUT));
        // when
        relay.start();
        timer.advance(Duration.ofHours(2));
        // then
        assertThat(orders)
                .allSatisfy(order -> assertThat(outbox(order).closed()).isEmpty());
        assertThat(orders).allSatisfy(order -> assertThat(outbox(order)).isInstanceOf(Outbox.Done.class));
    }

    @Test
    void doesNotHurryAMailThatMayHaveArrived() {
        // given
        IntStream.range(0, 100).forEach(i -> mailLeft("order-" + i, 1));
        IntStream.range(0, 1_000).forEach(i -> mail.failsWith(Fault.TIMEOUT));
        // when
        relay.start();
        timer.advance(Duration.ofSeconds(30));
        // then
        assertThat(mail.seen()).hasSizeBetween(100, 130);
    }

    @Test
    void leavesAShardWhoseOrdersKeepFallingDue() {
        // given
        IntStream.range(0, 500).forEach(i -> stored("order-" + i));
        IntStream.range(0, 5_000).forEach(i -> topic.failsWith(Fault.MISSING));
        timer.freeze(PAST_LEASE);
        // when
        var claimed = outcome(relay.sweep());
        // then
        assertThat(claimed).isEqualTo(500);
    }

    @Test
    void endsItsWalkOnlyWhenEveryDeliveryOfItHasEnded() {
        // given
        var first = stored("order-0");
        var shard = Shard.of(first.order().id(), first.outbox());
        var neighbour = IntStream.range(1, 10_000)
                .mapToObj(i -> SampleOrders.laptop("order-" + i))
                .filter(order -> Shard.of(order.order().id(), order.outbox()).equals(shard))
                .findFirst()
                .orElseThrow();
        stored(neighbour.order().id().value());
        store.claim().serves().failsWith(Fault.THROTTLED);
        topic.stalls();
        timer.freeze(PAST_LEASE);
        // when
        var sweep = relay.sweep();
        // then
        assertThat(sweep.isComplete()).isFalse();
        topic.release();
        assertThat(sweep.failed()).isTrue();
    }

    @Test
    void leavesAloneWhatWaitsOnlyForASinkInTrouble() {
        // given
        var order = mailLeft("1", 0);
        mail.shut(true);
        timer.freeze(Duration.ofSeconds(1));
        // when
        var claimed = outcome(relay.sweep());
        // then
        assertThat(claimed).isZero();
        assertThat(outbox(order).epoch()).isEqualTo(1);
        mail.shut(false);
        assertThat(outcome(relay.sweep())).isEqualTo(1);
        assertThat(outbox(order)).isInstanceOf(Outbox.Done.class);
    }

    @Test
    void servesTheHealthySinksOfAnOrderThatAlsoWaitsForOneInTrouble() {
        // given
        var order = stored("1");
        mail.shut(true);
        mail.failsWith(Fault.HELD_BACK);
        timer.freeze(PAST_LEASE);
        // when
        outcome(relay.sweep());
        // then
        assertThat(topic.seen()).hasSize(1);
        assertThat(queue.seen()).hasSize(1);
        var left = (Outbox.Open) outbox(order);
        assertThat(left.pending()).containsExactly(CONFIRMATION);
        assertThat(left.tries(CONFIRMATION)).isEqualTo(1);
    }

    @Test
    void claimsNothingMoreOnceItsTimeIsOver() {
        // given
        IntStream.range(0, 200).forEach(i -> stored("order-" + i));
        timer.freeze(PAST_LEASE);
        topic.stalls();
        var sweep = relay.sweep(timer.deadline(Duration.ofSeconds(10)));
        timer.freeze(Duration.ofSeconds(10));
        // when
        topic.release();
        // then
        assertThat(outcome(sweep)).isBetween(1L, 199L);
        assertThat(topic.seen()).hasSize(Math.toIntExact(sweep.result()));
    }
}
