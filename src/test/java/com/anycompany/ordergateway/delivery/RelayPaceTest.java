package com.anycompany.ordergateway.delivery;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.ScriptedStore;
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
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** When a relay walks and in which order, and what it does beside others that walk too. */
final class RelayPaceTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final int AT_ONCE = 5;

    private final ManualTimer timer = new ManualTimer();
    private final ScriptedStore store = new ScriptedStore();
    private final ScriptedSink topic = new ScriptedSink();
    private final ScriptedSink queue = new ScriptedSink();
    private final ScriptedSink mail = new ScriptedSink();

    private Relay relay(long seed, OutboxStore asked) {
        var backOff = new BackOff(Duration.ofSeconds(1), Duration.ofMinutes(5), new Random(seed));
        var sinks = new Sinks(
                Map.of(Sink.EVENT, topic, Sink.FULFILMENT, queue, Sink.CONFIRMATION, mail), Duration.ofSeconds(4));
        var terms = new Relay.Terms("relay", LEASE, Duration.ofSeconds(2), Duration.ofSeconds(10), AT_ONCE);
        return new Relay(asked, new Courier(sinks, asked, backOff, timer), sinks, terms, timer, new Random(seed));
    }

    private StoredOrder due(String id) {
        var order = SampleOrders.laptop(id);
        var born = (Outbox.Open) order.outbox();
        var gone = born.with(timer.now(), born.tries());
        var left = new StoredOrder(order.order(), order.birth(), gone, 1);
        store.items().put(left);
        return left;
    }

    /** A store whose index names orders that nobody can claim any more, as one that lags does. */
    private record Lagging(List<OrderId> named) implements OutboxStore {
        @Override
        public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
            throw new UnsupportedOperationException("nothing can be recorded of " + id);
        }

        @Override
        public Future<List<OrderId>> due(Shard shard, Instant now, int most, Deadline deadline) {
            return Future.succeededFuture(named.subList(0, most));
        }

        @Override
        public Future<Optional<StoredOrder>> claim(
                OrderId id, Shard queried, Instant now, String owner, Instant until, Deadline deadline) {
            return Future.succeededFuture(Optional.empty());
        }
    }

    @Test
    void beginsItsWalksAtOtherMomentsThanOthers() {
        // given
        LongStream.range(0, 20).forEach(seed -> {
            var own = new ScriptedStore();
            own.items().put(due("order-" + seed));
            relay(seed, own).start();
        });
        // when
        timer.advance(Duration.ofMillis(999));
        var early = topic.seen().size();
        timer.advance(Duration.ofSeconds(1));
        var midway = topic.seen().size();
        timer.advance(Duration.ofMillis(1_001));
        // then
        assertThat(early).isZero();
        assertThat(midway).isBetween(1, 19);
        assertThat(topic.seen()).hasSize(20);
    }

    @Test
    void walksInAnotherOrderThanOthers() {
        // given
        var ids = IntStream.range(0, 60).mapToObj(each -> "order-" + each).toList();
        // when
        var walks = LongStream.rangeClosed(1, 2)
                .mapToObj(seed -> {
                    ids.forEach(this::due);
                    var before = topic.seen().size();
                    outcome(relay(seed, store).sweep());
                    return topic.seen().subList(before, topic.seen().size());
                })
                .toList();
        // then
        assertThat(walks.getFirst()).hasSize(60).containsExactlyInAnyOrderElementsOf(walks.getLast());
        assertThat(walks.getFirst()).isNotEqualTo(walks.getLast());
    }

    @Test
    void walksAgainSoonWhereItFoundWork() {
        // given
        due("1");
        relay(7, store).start();
        timer.advance(Duration.ofSeconds(3));
        due("2");
        // when
        timer.advance(Duration.ofSeconds(3));
        // then
        assertThat(topic.seen()).containsExactly("1/event:placed", "2/event:placed");
    }

    @Test
    void restsLongerWhereItFoundNone() {
        // given
        relay(7, store).start();
        timer.advance(Duration.ofSeconds(3));
        due("1");
        // when
        timer.advance(Duration.ofMillis(1_900));
        // then
        assertThat(topic.seen()).isEmpty();
        timer.advance(Duration.ofSeconds(13));
        assertThat(topic.seen()).hasSize(1);
    }

    @Test
    void leavesAShardWhoseOrdersItCannotClaim() {
        // given
        var named = IntStream.range(0, AT_ONCE)
                .mapToObj(each -> new OrderId("gone-" + each))
                .toList();
        // when
        var claimed = outcome(relay(7, new Lagging(named)).sweep());
        // then
        assertThat(claimed).isZero();
    }

    /** As an operator does who parks it or puts it back: the lease itself would last. */
    @Test
    void sendsNoMailOfAnOrderThatSomebodyElseTookWhileItWasCounted() {
        // given
        var order = due("1");
        store.record().stalls();
        var sweep = relay(7, store).sweep();
        var open = (Outbox.Open) order.outbox();
        var lease = new Lease("operator", 3, timer.now().plus(LEASE));
        var taken = new StoredOrder(
                order.order(),
                order.birth(),
                new Outbox.Open(open.pending(), open.closed(), open.tries(), open.faults(), lease),
                3);
        store.items().put(taken);
        // when
        store.release();
        // then
        assertThat(outcome(sweep)).isEqualTo(1);
        assertThat(mail.seen()).isEmpty();
        assertThat(store.items().at(order.order().id())).contains(taken);
    }
}
