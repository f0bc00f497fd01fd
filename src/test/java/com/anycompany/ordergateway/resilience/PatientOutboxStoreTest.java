package com.anycompany.ordergateway.resilience;

import static com.anycompany.ordergateway.store.SampleOrders.BORN;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.InMemoryOrderStore;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class PatientOutboxStoreTest {
    private static final Duration MARGIN = Duration.ofSeconds(2);
    private static final Duration OUTAGE = Duration.ofSeconds(6);
    private static final Duration MOMENT = Duration.ofMillis(300);
    private static final int PLACES = 8;

    private final ManualTimer timer = new ManualTimer();
    private final InMemoryOrderStore table = new InMemoryOrderStore();
    private Optional<Fault> trouble = Optional.empty();
    private int asked;
    private final OutboxStore outboxes = new PatientOutboxStore(new Troubled(), MARGIN, PLACES, timer);

    /** The table, and in front of it whatever is wrong. */
    private final class Troubled implements OutboxStore {
        @Override
        public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
            asked++;
            return trouble.<Future<Recorded>>map(
                            fault -> Future.failedFuture(new DependencyException("orders-table", fault)))
                    .orElseGet(() -> table.record(id, held, next, deadline));
        }

        @Override
        public Future<List<OrderId>> due(Shard shard, Instant now, int most, Deadline deadline) {
            return table.due(shard, now, most, deadline);
        }

        @Override
        public Future<Optional<StoredOrder>> claim(
                OrderId id, Shard queried, Instant now, String owner, Instant until, Deadline deadline) {
            return table.claim(id, queried, now, owner, until, deadline);
        }
    }

    private static StoredOrder order(int number) {
        return SampleOrders.laptop("delivered-" + number);
    }

    private static Outbox.Open held(StoredOrder order) {
        return (Outbox.Open) order.outbox();
    }

    /** Writes down that everybody has been told of that order. */
    private Future<Recorded> finish(StoredOrder order) {
        table.put(order);
        var held = held(order);
        var done = new Outbox.Done(Map.of(), 1, BORN);
        return outboxes.record(
                order.order().id(), held, done, new Deadline(held.lease().dueAt()));
    }

    private void fails(Fault fault) {
        trouble = Optional.of(fault);
    }

    private void recovers() {
        trouble = Optional.empty();
    }

    @Test
    void writesDownWhatWasHeldBackOnceTheTableIsThereAgain() {
        // given
        fails(Fault.HELD_BACK);
        var recorded = finish(order(1));
        timer.advance(OUTAGE);
        // when
        recovers();
        timer.advance(MOMENT);
        // then
        assertThat(recorded.result()).isEqualTo(new Recorded.Applied());
        assertThat(table.at(new OrderId("delivered-1")).orElseThrow().outbox()).isInstanceOf(Outbox.Done.class);
    }

    @ParameterizedTest
    @EnumSource(value = Fault.class, names = "HELD_BACK", mode = EnumSource.Mode.EXCLUDE)
    void failsAtOnceWhereItWasTried(Fault fault) {
        // given
        fails(fault);
        // when
        var recorded = finish(order(1));
        // then
        assertThat(recorded.failed()).isTrue();
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void waitsNoLongerThanItsLeaseIsSafe() {
        // given
        fails(Fault.HELD_BACK);
        var order = order(1);
        var recorded = finish(order);
        var safe =
                Duration.between(timer.instant(), held(order).lease().dueAt()).minus(MARGIN);
        // when
        timer.advance(safe.minus(MOMENT));
        var before = recorded.isComplete();
        timer.advance(MOMENT.multipliedBy(2));
        // then
        assertThat(before).isFalse();
        assertThat(recorded.cause()).isInstanceOf(DependencyException.class);
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void hasOneTryForAllWhoWaitAndThenLetsAllThrough() {
        // given
        fails(Fault.HELD_BACK);
        var recorded = IntStream.range(0, PLACES)
                .mapToObj(number -> finish(order(number)))
                .toList();
        var atOnce = asked;
        timer.advance(Duration.ofSeconds(1));
        var tried = asked - atOnce;
        // when
        recovers();
        timer.advance(MOMENT);
        // then
        assertThat(tried).isEqualTo(4);
        assertThat(recorded).allSatisfy(write -> assertThat(write.succeeded()).isTrue());
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void lettingOneTryLosesNoMoreThanThatOne() {
        // given
        fails(Fault.HELD_BACK);
        var first = finish(order(1));
        var second = finish(order(2));
        // when
        fails(Fault.TIMEOUT);
        timer.advance(MOMENT);
        recovers();
        timer.advance(MOMENT);
        // then
        assertThat(first.failed()).isTrue();
        assertThat(second.result()).isEqualTo(new Recorded.Applied());
    }

    @Test
    void keepsNoMoreWaitingThanItHasPlacesFor() {
        // given
        fails(Fault.HELD_BACK);
        IntStream.range(0, PLACES).forEach(number -> finish(order(number)));
        // when
        var more = finish(order(PLACES));
        // then
        assertThat(more.failed()).isTrue();
    }

    @Test
    void setsNoTimerWhileNothingIsWrong() {
        // when
        finish(order(1));
        // then
        assertThat(timer.waiting()).isZero();
    }

    @Test
    void tellsAWriteThatIsFencedOffWhenItGetsThrough() {
        // given
        fails(Fault.HELD_BACK);
        var order = order(1);
        var recorded = finish(order);
        var held = held(order);
        var claimed = new Outbox.Open(
                held.pending(),
                held.closed(),
                held.tries(),
                held.faults(),
                new Lease("relay", 2, held.lease().dueAt()));
        table.put(new StoredOrder(order.order(), order.birth(), claimed, order.version()));
        // when
        recovers();
        timer.advance(MOMENT);
        // then
        assertThat(recorded.result()).isInstanceOf(Recorded.Superseded.class);
    }
}
