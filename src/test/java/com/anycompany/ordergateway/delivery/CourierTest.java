package com.anycompany.ordergateway.delivery;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static com.anycompany.ordergateway.store.SampleOrders.CONFIRMATION;
import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static com.anycompany.ordergateway.store.SampleOrders.FULFILMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.DeliveryState;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.ScriptedStore;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class CourierTest {
    private static final Duration LONGEST_SEND = Duration.ofSeconds(4);
    private static final String ID = "12345";

    private final ManualTimer timer = new ManualTimer();
    private final ScriptedStore store = new ScriptedStore();
    private final ScriptedSink topic = new ScriptedSink();
    private final ScriptedSink queue = new ScriptedSink();
    private final ScriptedSink mail = new ScriptedSink();
    private final Courier courier = new Courier(
            new Sinks(Map.of(Sink.EVENT, topic, Sink.FULFILMENT, queue, Sink.CONFIRMATION, mail), LONGEST_SEND),
            store,
            new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7)),
            timer);

    private StoredOrder stored(StoredOrder order) {
        store.items().put(order);
        return order;
    }

    private StoredOrder now() {
        return store.items().at(SampleOrders.laptop(ID).order().id()).orElseThrow();
    }

    private static StoredOrder with(StoredOrder order, Outbox outbox) {
        return new StoredOrder(order.order(), order.birth(), outbox, order.version());
    }

    private static Outbox.Open mailSent(int times) {
        return new Outbox.Open(
                Set.of(CONFIRMATION),
                Map.of(),
                Map.of(CONFIRMATION, times),
                Map.of(),
                new Lease("gateway-2", 3, ManualTimer.START.plusSeconds(30)));
    }

    @Test
    void tellsEverySinkAndFinishesTheItem() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        // when
        var recorded = outcome(courier.deliver(order));
        // then
        assertThat(recorded).isEqualTo(new Recorded.Applied());
        assertThat(topic.seen()).containsExactly("12345/event:placed");
        assertThat(queue.seen()).containsExactly("12345/fulfilment:placed");
        assertThat(mail.seen()).containsExactly("12345/confirmation:placed");
        assertThat(now().outbox()).isEqualTo(new Outbox.Done(Map.of(), 1, timer.now()));
        assertThat(now().version()).isEqualTo(2);
    }

    @Test
    void givesTheWriteAboutWhatItSentAllOfItsLease() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        // when
        outcome(courier.deliver(order));
        // then
        var lease = ((Outbox.Open) order.outbox()).lease();
        assertThat(store.deadlinesOfRecords()).containsExactly(new Deadline(lease.dueAt()));
    }

    @Test
    void givesTheWriteNoMoreTimeThanThereIsToBeginAnything() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        var begunBy = timer.deadline(Duration.ofSeconds(6));
        // when
        outcome(courier.deliver(order, begunBy));
        // then
        assertThat(store.deadlinesOfRecords()).containsExactly(begunBy);
    }

    @Test
    void stillTriesToWriteDownWhatItSentWhenItsLeaseHasRunOut() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        var held = ((Outbox.Open) order.outbox()).lease().dueAt();
        topic.stalls();
        var delivered = courier.deliver(order);
        // when
        timer.advance(Duration.between(timer.now(), held).plusSeconds(1));
        topic.release();
        // then
        assertThat(outcome(delivered)).isEqualTo(new Recorded.Applied());
        assertThat(store.deadlinesOfRecords())
                .allMatch(deadline -> deadline.at().isAfter(timer.now()));
    }

    @Test
    void keepsOneFailingSinkFromHidingTheOthers() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        queue.failsWith(Fault.TIMEOUT);
        // when
        outcome(courier.deliver(order));
        // then
        assertThat(now().deliveries())
                .containsEntry(EVENT, new DeliveryState.Delivered())
                .containsEntry(FULFILMENT, new DeliveryState.Failing(Fault.TIMEOUT))
                .containsEntry(CONFIRMATION, new DeliveryState.Delivered());
    }

    @Test
    void makesWhatFailedDueAgainAfterTheBackOff() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        topic.failsWith(Fault.THROTTLED);
        // when
        outcome(courier.deliver(order));
        // then
        var left = (Outbox.Open) now().outbox();
        assertThat(left.pending()).containsExactly(EVENT);
        assertThat(left.tries(EVENT)).isEqualTo(1);
        assertThat(left.lease().epoch()).isEqualTo(1);
        assertThat(left.lease().dueAt())
                .isAfter(timer.now())
                .isBeforeOrEqualTo(timer.now().plus(Duration.ofSeconds(1)));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"DENIED", "MISSING"})
    void usesUpNoTryOnWhatAPersonMustPutRight(Fault fault) {
        // given
        var order = stored(SampleOrders.laptop(ID));
        topic.failsWith(fault);
        // when
        outcome(courier.deliver(order));
        // then
        assertThat(((Outbox.Open) now().outbox()).tries(EVENT)).isZero();
    }

    @Test
    void skipsWhatASinkRefusesForGood() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        mail.refuses(Closed.RECIPIENT_NOT_VERIFIED);
        queue.failsWith(Fault.INVALID);
        // when
        outcome(courier.deliver(order));
        // then
        assertThat(now().outbox()).isInstanceOf(Outbox.Done.class);
        assertThat(now().deliveries())
                .containsEntry(CONFIRMATION, new DeliveryState.Ended(Closed.RECIPIENT_NOT_VERIFIED))
                .containsEntry(FULFILMENT, new DeliveryState.Ended(Closed.REFUSED));
    }

    @Test
    void takesTheCountOfAMailBackWhenItWasCertainlyNotSent() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        mail.failsWith(Fault.UNREACHABLE);
        // when
        outcome(courier.deliver(order));
        // then
        assertThat(((Outbox.Open) now().outbox()).tries(CONFIRMATION)).isZero();
    }

    @Test
    void keepsTheCountOfAMailWhoseOutcomeIsUnknown() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        mail.failsWith(Fault.TIMEOUT);
        // when
        outcome(courier.deliver(order));
        // then
        assertThat(((Outbox.Open) now().outbox()).tries(CONFIRMATION)).isEqualTo(1);
    }

    @Test
    void parksAMailAfterThreeSendsOfUnknownOutcome() {
        // given
        var order = stored(with(SampleOrders.laptop(ID), mailSent(3)));
        mail.failsWith(Fault.BROKEN);
        // when
        outcome(courier.deliver(order));
        // then
        assertThat(now().outbox())
                .isEqualTo(new Outbox.Done(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES), 3, timer.now()));
    }

    @Test
    void sendsNothingThatCouldOutlastTheLease() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        timer.freeze(Duration.ofSeconds(26));
        // when
        outcome(courier.deliver(order));
        // then
        assertThat(topic.seen()).isEmpty();
        assertThat(mail.seen()).isEmpty();
        assertThat(((Outbox.Open) now().outbox()).tries(CONFIRMATION)).isZero();
    }

    @Test
    void dropsItsWordWhenSomebodyElseHasGoneOn() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        var claimed = with(order, mailSent(2));
        store.items().put(claimed);
        // when
        var recorded = outcome(courier.deliver(order));
        // then
        assertThat(recorded).isEqualTo(new Recorded.Superseded(claimed));
        assertThat(now()).isEqualTo(claimed);
    }

    @Test
    void takesWhatItSentOffWorkThatWasAddedUnderItsLease() {
        // given
        var order = stored(with(SampleOrders.laptop(ID), SampleOrders.open(Set.of(EVENT))));
        store.items().put(SampleOrders.laptop(ID));
        // when
        outcome(courier.deliver(order));
        // then
        assertThat(((Outbox.Open) now().outbox()).pending()).containsExactlyInAnyOrder(FULFILMENT, CONFIRMATION);
    }

    @Test
    void leavesTheItemToItsLeaseWhenTheResultCannotBeWritten() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        store.record().failsWith(Fault.THROTTLED);
        // when
        var delivered = courier.deliver(order);
        // then
        assertThat(delivered.failed()).isTrue();
        assertThat(now()).isEqualTo(order);
    }

    @Test
    void survivesABugInASink() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        topic.breaks();
        // when
        outcome(courier.deliver(order));
        // then
        assertThat(now().deliveries()).containsEntry(EVENT, new DeliveryState.Failing(Fault.BROKEN));
    }

    @Test
    void survivesASinkThatThrows() {
        // given
        var order = stored(SampleOrders.laptop(ID));
        SinkPort throwing = (notice, begunBy) -> {
            throw new IllegalStateException("bug");
        };
        var sinks =
                new Sinks(Map.of(Sink.EVENT, throwing, Sink.FULFILMENT, queue, Sink.CONFIRMATION, mail), LONGEST_SEND);
        var backOff = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7));
        // when
        outcome(new Courier(sinks, store, backOff, timer).deliver(order));
        // then
        assertThat(now().deliveries())
                .containsEntry(EVENT, new DeliveryState.Failing(Fault.BROKEN))
                .containsEntry(FULFILMENT, new DeliveryState.Delivered());
    }

    @Test
    void usesUpNoTryOnWhatWasHeldBack() {
        // given
        var order = stored(with(SampleOrders.laptop(ID), mailSent(1)));
        mail.failsWith(Fault.HELD_BACK);
        // when
        outcome(courier.deliver(order));
        // then
        var left = (Outbox.Open) now().outbox();
        assertThat(left.tries(CONFIRMATION)).isZero();
        assertThat(left.faults()).containsEntry(CONFIRMATION, Fault.HELD_BACK);
    }

    @Test
    void parksNothingThatWasHeldBackHoweverOften() {
        // given
        var old = new Outbox.Open(
                Set.of(EVENT),
                Map.of(),
                Map.of(EVENT, 20),
                Map.of(EVENT, Fault.UNREACHABLE),
                new Lease("gateway-2", 3, ManualTimer.START.plus(Duration.ofDays(2))));
        var order = stored(with(SampleOrders.laptop(ID), old));
        timer.freeze(Duration.ofDays(1).plusSeconds(1));
        topic.failsWith(Fault.HELD_BACK);
        // when
        outcome(courier.deliver(order));
        // then
        var left = (Outbox.Open) now().outbox();
        assertThat(left.tries(EVENT)).isEqualTo(20);
        assertThat(left.faults()).containsEntry(EVENT, Fault.UNREACHABLE);
    }
}
