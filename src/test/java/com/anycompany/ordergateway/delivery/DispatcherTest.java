package com.anycompany.ordergateway.delivery;

import static com.anycompany.ordergateway.store.SampleOrders.CONFIRMATION;
import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.InMemoryOrderStore;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.ScriptedStore;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class DispatcherTest {
    private final ManualTimer timer = new ManualTimer();
    private final InMemoryOrderStore store = new InMemoryOrderStore();
    private final ScriptedSink topic = new ScriptedSink();

    private Dispatcher dispatcher(int underWay, int waiting) {
        return dispatcher(store, underWay, waiting);
    }

    private Dispatcher dispatcher(OutboxStore outboxes, int underWay, int waiting) {
        var courier = new Courier(
                new Sinks(Map.of(Sink.EVENT, topic), Duration.ofSeconds(4)),
                outboxes,
                new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(7)),
                timer);
        return new Dispatcher(courier, timer, new Dispatcher.Limits(underWay, waiting, Duration.ofSeconds(10)));
    }

    private StoredOrder stored(String id) {
        var laptop = SampleOrders.laptop(id);
        var order = new StoredOrder(laptop.order(), laptop.birth(), SampleOrders.open(Set.of(EVENT)), 1);
        store.put(order);
        return order;
    }

    private boolean done(StoredOrder order) {
        return store.at(order.order().id()).orElseThrow().outbox() instanceof Outbox.Done;
    }

    @Test
    void deliversWhatItIsHanded() {
        // given
        var order = stored("1");
        var dispatcher = dispatcher(1, 1);
        // when
        dispatcher.accept(order);
        // then
        assertThat(done(order)).isTrue();
        assertThat(dispatcher.idle().succeeded()).isTrue();
    }

    @Test
    void saysWhatBecameOfEachSend() {
        // given
        topic.stalls();
        var told = dispatcher(1, 1).accept(stored("1"));
        assertThat(told.isComplete()).isFalse();
        // when
        timer.advance(Duration.ofMillis(30));
        topic.release();
        // then
        assertThat(told.result()).containsExactly(new Sent(EVENT, "delivered", false, Duration.ofMillis(30)));
    }

    @Test
    void saysNothingOfWhatItLeavesToSomebodyElse() {
        // given
        topic.stalls();
        var dispatcher = dispatcher(1, 1);
        dispatcher.accept(stored("1"));
        var late = dispatcher.accept(stored("2"));
        // when
        var third = dispatcher.accept(stored("3"));
        timer.freeze(Duration.ofSeconds(20));
        topic.release();
        // then
        assertThat(third.result()).isEmpty();
        assertThat(late.result()).isEmpty();
        assertThat(dispatcher(1, 1).accept(SampleOrders.untold("4")).result()).isEmpty();
    }

    @Test
    void saysNothingOfWhatWaitsWhenItStops() {
        // given
        topic.stalls();
        var dispatcher = dispatcher(1, 1);
        dispatcher.accept(stored("1"));
        var second = dispatcher.accept(stored("2"));
        // when
        dispatcher.stop();
        // then
        assertThat(second.result()).isEmpty();
    }

    @Test
    void letsWaitWhatFindsNoPlaceAndDeliversItLater() {
        // given
        var first = stored("1");
        var second = stored("2");
        topic.stalls();
        var dispatcher = dispatcher(1, 1);
        dispatcher.accept(first);
        dispatcher.accept(second);
        var idle = dispatcher.idle();
        assertThat(topic.seen()).containsExactly("1/event:placed");
        // when
        topic.release();
        // then
        assertThat(done(first)).isTrue();
        assertThat(done(second)).isTrue();
        assertThat(idle.succeeded()).isTrue();
    }

    @Test
    void leavesToTheirLeaseThoseBeyondTheBacklog() {
        // given
        topic.stalls();
        var dispatcher = dispatcher(1, 1);
        dispatcher.accept(stored("1"));
        dispatcher.accept(stored("2"));
        var third = stored("3");
        // when
        dispatcher.accept(third);
        topic.release();
        // then
        assertThat(done(third)).isFalse();
        assertThat(dispatcher.leftBehind()).isEqualTo(1);
    }

    @Test
    void leavesToItsLeaseWhatHasWaitedTooLong() {
        // given
        topic.stalls();
        var dispatcher = dispatcher(1, 1);
        dispatcher.accept(stored("1"));
        var second = stored("2");
        dispatcher.accept(second);
        timer.freeze(Duration.ofSeconds(20));
        // when
        topic.release();
        // then
        assertThat(topic.seen()).containsExactly("1/event:placed");
        assertThat(done(second)).isFalse();
        assertThat(dispatcher.leftBehind()).isEqualTo(1);
    }

    @Test
    void hasNothingToDoForAnOrderThatNobodyHearsOf() {
        // given
        var dispatcher = dispatcher(1, 1);
        // when
        dispatcher.accept(SampleOrders.untold("1"));
        // then
        assertThat(dispatcher.idle().succeeded()).isTrue();
        assertThat(topic.seen()).isEmpty();
    }

    @Test
    void givesBackTheLeasesOfWhatWaitsWhenItStops() {
        // given
        topic.stalls();
        var dispatcher = dispatcher(1, 1);
        var first = stored("1");
        var second = stored("2");
        dispatcher.accept(first);
        dispatcher.accept(second);
        // when
        var stopped = dispatcher.stop();
        // then
        assertThat(stopped.isComplete()).isFalse();
        topic.release();
        assertThat(stopped.succeeded()).isTrue();
        assertThat(done(first)).isTrue();
        var given = (Outbox.Open) store.at(second.order().id()).orElseThrow().outbox();
        assertThat(given.lease().dueAt()).isEqualTo(timer.now());
        assertThat(topic.seen()).containsExactly("1/event:placed");
    }

    private StoredOrder whole(String id) {
        var order = SampleOrders.laptop(id);
        store.put(order);
        return order;
    }

    @Test
    void takesBackTheCountOfMailsThatItNeverSent() {
        // given
        topic.stalls();
        var dispatcher = dispatcher(1, 1);
        dispatcher.accept(stored("1"));
        var second = whole("2");
        dispatcher.accept(second);
        dispatcher.stop();
        // when
        topic.release();
        // then
        var given = (Outbox.Open) store.at(second.order().id()).orElseThrow().outbox();
        assertThat(given.tries(CONFIRMATION)).isZero();
        assertThat(given.pending()).isEqualTo(second.birth().wanted());
    }

    @Test
    void givesBackTheOtherLeasesWhenOneCannotBeWritten() {
        // given
        topic.stalls();
        var scripted = new ScriptedStore();
        var dispatcher = dispatcher(scripted, 1, 2);
        var orders = Stream.of("1", "2", "3").map(this::stored).toList();
        orders.forEach(scripted.items()::put);
        orders.forEach(dispatcher::accept);
        scripted.record().serves().failsWith(Fault.THROTTLED);
        var stopped = dispatcher.stop();
        // when
        topic.release();
        // then
        assertThat(stopped.succeeded()).isTrue();
        var third = scripted.items().at(orders.getLast().order().id()).orElseThrow();
        assertThat(((Outbox.Open) third.outbox()).lease().dueAt()).isEqualTo(timer.now());
    }

    @Test
    void leavesToItsLeaseWhatComesAfterItStopped() {
        // given
        var dispatcher = dispatcher(1, 1);
        dispatcher.stop();
        // when
        var told = dispatcher.accept(stored("1"));
        // then
        assertThat(told.result()).isEmpty();
        assertThat(topic.seen()).isEmpty();
        assertThat(dispatcher.leftBehind()).isEqualTo(1);
    }
}
