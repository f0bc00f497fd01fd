package com.anycompany.ordergateway.resilience;

import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.ScriptedSink;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.ScriptedStore;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.store.Written;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which calls are made again, and which never. */
final class RetryingOrderStoreTest {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final ManualTimer timer = new ManualTimer();
    private final ScriptedStore store = new ScriptedStore();
    private final Retries retries = new Retries(
            new Retries.Limits(3, Duration.ofMillis(25), Duration.ofMillis(300), Duration.ofMillis(1_200)),
            new RetryBudget(new RetryBudget.Terms(10, 5), timer),
            CallMeters.NONE,
            timer,
            new Random(7));
    private final RetryingOrderStore<ScriptedStore> retrying = new RetryingOrderStore<>(store, retries);
    private final StoredOrder order = SampleOrders.laptop("1");

    private Deadline soon() {
        return timer.deadline(PATIENCE);
    }

    @Test
    void writesAndReadsAgainWhatWasThrottled() {
        // given
        store.write().failsWith(Fault.THROTTLED);
        store.find().failsWith(Fault.UNREACHABLE);
        // when
        var written = retrying.writeOnce(order, soon());
        timer.advance(PATIENCE);
        var found = retrying.find(order.order().id(), soon());
        timer.advance(PATIENCE);
        // then
        assertThat(written.result()).isEqualTo(new Written.Stored());
        assertThat(found.result()).contains(order);
        assertThat(store.calls()).containsExactly("write", "write", "find", "find");
    }

    @Test
    void recordsAgainWhatMayNotHaveBeenRecorded() {
        // given
        store.items().put(order);
        store.record().failsWith(Fault.TIMEOUT);
        var held = (Outbox.Open) order.outbox();
        // when
        var recorded = retrying.record(order.order().id(), held, new Outbox.Done(Map.of(), 1, timer.now()), soon());
        timer.advance(PATIENCE);
        // then
        assertThat(recorded.result()).isEqualTo(new Recorded.Applied());
        assertThat(store.calls()).containsExactly("record", "record");
    }

    /** What was sent and is not written down is sent again when the lease has run out. */
    @Test
    void recordsWhatWasHeldBackOnceTheTableIsThereAgain() {
        // given
        store.items().put(order);
        IntStream.range(0, 20).forEach(time -> store.record().failsWith(Fault.HELD_BACK));
        var held = (Outbox.Open) order.outbox();
        var next = new Outbox.Done(Map.of(), 1, timer.now());
        // when
        var recorded = retrying.record(order.order().id(), held, next, timer.deadline(Duration.ofSeconds(30)));
        timer.advance(Duration.ofSeconds(20));
        // then
        assertThat(recorded.result()).isEqualTo(new Recorded.Applied());
    }

    /** The repeat of a claim that was applied finds the order not due, and nobody would deliver it before its lease ends. */
    @Test
    void neverClaimsAgain() {
        // given
        store.items().put(order);
        store.claim().failsWith(Fault.THROTTLED);
        var shard = Shard.of(order.order().id(), order.outbox()).orElseThrow();
        var now = timer.now().plusSeconds(30);
        // when
        var claimed = retrying.claim(order.order().id(), shard, now, "relay", now.plusSeconds(30), soon());
        timer.advance(PATIENCE);
        // then
        assertThat(((DependencyException) claimed.cause()).fault()).isEqualTo(Fault.THROTTLED);
        assertThat(store.calls()).containsExactly("claim");
    }

    @Test
    void takesOverAgainWhatWasThrottled() {
        // given
        store.items().put(SampleOrders.leftToTheStream(order));
        store.claim().failsWith(Fault.THROTTLED);
        // when
        var taken = retrying.takeOver(order.order().id(), "teller", timer.now().plusSeconds(90), soon());
        timer.advance(PATIENCE);
        // then
        assertThat(taken.result().map(StoredOrder::order)).isEqualTo(Optional.of(order.order()));
        assertThat(store.calls()).containsExactly("takeover", "takeover");
    }

    /** By when a send must have begun is no limit of the retries of one that began in time. */
    @Test
    void sendsAgainWithinItsOwnPatience() {
        // given
        var topic = new ScriptedSink().failsWith(Fault.TIMEOUT).failsWith(Fault.THROTTLED);
        var sink = new RetryingSink(topic, retries, timer, PATIENCE);
        // when
        var sent = sink.send(new Notice(EVENT, order.order()), new Deadline(Instant.EPOCH));
        timer.advance(PATIENCE);
        // then
        assertThat(sent.succeeded()).isTrue();
        assertThat(topic.seen()).hasSize(3);
    }
}
