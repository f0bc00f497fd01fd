package com.anycompany.ordergateway.operations;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static com.anycompany.ordergateway.store.SampleOrders.CONFIRMATION;
import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static com.anycompany.ordergateway.store.SampleOrders.FULFILMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.Cursor;
import com.anycompany.ordergateway.store.InMemoryOrderStore;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxDesk;
import com.anycompany.ordergateway.store.Page;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.Standing;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class OutboxOperatorTest {
    private static final Duration LEASE = Duration.ofSeconds(30);
    private static final OutboxOperator.Terms TERMS = new OutboxOperator.Terms("operator-1", LEASE);

    private final ManualTimer timer = new ManualTimer();
    private final InMemoryOrderStore store = new InMemoryOrderStore();
    private final OutboxOperator operator = new OutboxOperator(store, store, TERMS, timer);

    private OrderId stored(String id, Outbox outbox) {
        var order = SampleOrders.laptop(id);
        store.put(new StoredOrder(order.order(), order.birth(), outbox, 7));
        return order.order().id();
    }

    private Outbox.Done done(Map<OutboxEntry, Closed> closed) {
        return new Outbox.Done(closed, 4, timer.now());
    }

    private Outbox.Open open(Set<OutboxEntry> pending, Map<OutboxEntry, Closed> closed, Instant dueAt) {
        return new Outbox.Open(
                pending,
                closed,
                Map.of(EVENT, 12, CONFIRMATION, 2),
                Map.of(EVENT, Fault.MISSING),
                new Lease("gateway-1", 4, dueAt));
    }

    private Instant waiting() {
        return timer.now().plus(LEASE).plusMillis(1);
    }

    private StoredOrder at(OrderId id) {
        return store.at(id).orElseThrow();
    }

    private Outbox.Open openAt(OrderId id) {
        return (Outbox.Open) at(id).outbox();
    }

    @Test
    void putsBackWhatWasParkedWithItsCountsBegunAnew() {
        // given
        var id = stored("1", done(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES, EVENT, Closed.REFUSED)));
        // when
        var answer = outcome(operator.retry(id, Set.of(), false));
        // then
        assertThat(answer.inWords()).isEqualTo("1 confirmation:placed: put back, due now");
        assertThat(answer.changed()).isTrue();
        assertThat(openAt(id))
                .isEqualTo(new Outbox.Open(
                        Set.of(CONFIRMATION),
                        Map.of(EVENT, Closed.REFUSED),
                        Map.of(CONFIRMATION, 0),
                        Map.of(),
                        new Lease("operator-1", 5, timer.now())));
        assertThat(at(id).version()).isEqualTo(8);
    }

    @Test
    void putsBackOnlyTheEntriesThatWereNamed() {
        // given
        var id = stored("1", done(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES, EVENT, Closed.UNDELIVERABLE)));
        // when
        outcome(operator.retry(id, Set.of(EVENT), false));
        // then
        assertThat(openAt(id).pending()).containsExactly(EVENT);
        assertThat(openAt(id).closed()).isEqualTo(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES));
    }

    @Test
    void addsToWhatIsPendingWithoutTouchingItsCounts() {
        // given
        var id = stored("1", open(Set.of(EVENT), Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES), waiting()));
        // when
        outcome(operator.retry(id, Set.of(), false));
        // then
        assertThat(openAt(id).pending()).containsExactlyInAnyOrder(EVENT, CONFIRMATION);
        assertThat(openAt(id).tries()).isEqualTo(Map.of(EVENT, 12, CONFIRMATION, 0));
        assertThat(openAt(id).faults()).isEqualTo(Map.of(EVENT, Fault.MISSING));
        assertThat(openAt(id).lease()).isEqualTo(new Lease("operator-1", 5, timer.now()));
    }

    @Test
    void makesDueWhatOnlyWaits() {
        // given
        var id = stored("1", open(Set.of(EVENT), Map.of(), waiting()));
        // when
        var answer = outcome(operator.retry(id, Set.of(), false));
        // then
        assertThat(answer.inWords()).isEqualTo("1 event:placed: due now");
        assertThat(openAt(id).lease()).isEqualTo(new Lease("operator-1", 5, timer.now()));
    }

    @Test
    void takesNothingFromAHolderWhoseLeaseMayRun() {
        // given
        var id = stored("1", open(Set.of(EVENT), Map.of(), timer.now().plusMillis(1)));
        var before = at(id);
        // when
        var answer = outcome(operator.retry(id, Set.of(), false));
        // then
        assertThat(answer.changed()).isFalse();
        assertThat(answer.inWords()).contains("gateway-1 may be delivering it").contains("--force");
        assertThat(at(id)).isEqualTo(before);
    }

    @Test
    void takesItAllTheSameWhenForced() {
        // given
        var id = stored("1", open(Set.of(EVENT), Map.of(), timer.now().plusMillis(1)));
        // when
        var answer = outcome(operator.retry(id, Set.of(), true));
        // then
        assertThat(answer.changed()).isTrue();
        assertThat(openAt(id).epoch()).isEqualTo(5);
    }

    @Test
    void refusesToTellAgainWhatWasDelivered() {
        // given
        var id = stored("1", open(Set.of(EVENT), Map.of(), waiting()));
        // when
        var answer = outcome(operator.retry(id, Set.of(EVENT, FULFILMENT), false));
        // then
        assertThat(answer.inWords()).isEqualTo("1 fulfilment:placed: neither parked nor pending");
        assertThat(at(id).version()).isEqualTo(7);
    }

    @Test
    void saysThatNothingIsLeftToRetry() {
        // given
        var id = stored("1", done(Map.of(CONFIRMATION, Closed.RECIPIENT_NOT_VERIFIED)));
        // when
        var answer = outcome(operator.retry(id, Set.of(), true));
        // then
        assertThat(answer.inWords()).isEqualTo("1 nothing is parked or pending");
    }

    @Test
    void saysThatThereIsNoSuchOrder() {
        // when
        var answer = outcome(operator.retry(new OrderId("nowhere"), Set.of(), false));
        // then
        assertThat(answer).isEqualTo(new Answer(new OrderId("nowhere"), false, "does not exist"));
    }

    @Test
    void parksAnEntryAndLeavesTheOthersTheirTime() {
        // given
        var id = stored("1", open(Set.of(EVENT, CONFIRMATION), Map.of(), waiting()));
        // when
        var answer = outcome(operator.park(id, Set.of(CONFIRMATION)));
        // then
        assertThat(answer.inWords()).isEqualTo("1 confirmation:placed: parked");
        assertThat(openAt(id))
                .isEqualTo(new Outbox.Open(
                        Set.of(EVENT),
                        Map.of(CONFIRMATION, Closed.BY_OPERATOR),
                        Map.of(EVENT, 12),
                        Map.of(EVENT, Fault.MISSING),
                        new Lease("operator-1", 5, waiting())));
    }

    @Test
    void parksTheLastEntryInAShardWhereNobodyClaims() {
        // given
        var id = stored("1", open(Set.of(EVENT), Map.of(), timer.now()));
        // when
        outcome(operator.park(id, Set.of(EVENT)));
        // then
        assertThat(at(id).outbox()).isEqualTo(new Outbox.Done(Map.of(EVENT, Closed.BY_OPERATOR), 5, timer.now()));
        assertThat(Shard.of(id, at(id).outbox()).orElseThrow().key()).startsWith("parked#");
    }

    @Test
    void fencesOffTheHolderOfWhatItParks() {
        // given
        var held = open(Set.of(EVENT), Map.of(), timer.now().plusSeconds(20));
        var id = stored("1", held);
        var answer = outcome(operator.park(id, Set.of(EVENT)));
        // when
        var late = outcome(store.record(id, held, done(Map.of()), timer.deadline(LEASE)));
        // then
        assertThat(answer.inWords()).contains("gateway-1 may be telling it just now");
        assertThat(late).isInstanceOf(Recorded.Superseded.class);
        assertThat(at(id).outbox().closed()).isEqualTo(Map.of(EVENT, Closed.BY_OPERATOR));
    }

    @Test
    void parksNothingThatIsNotPending() {
        // given
        var id = stored("1", open(Set.of(EVENT), Map.of(), waiting()));
        // when
        var answer = outcome(operator.park(id, Set.of(EVENT, FULFILMENT)));
        // then
        assertThat(answer.inWords()).isEqualTo("1 fulfilment:placed: not pending");
        assertThat(at(id).version()).isEqualTo(7);
    }

    @Test
    void decidesAgainOnWhatSomebodyElseMadeOfIt() {
        // given
        var id = stored("1", open(Set.of(EVENT), Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES), waiting()));
        var meanwhile =
                new StoredOrder(at(id).order(), at(id).birth(), done(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES)), 8);
        var racing = new OutboxOperator(store, new Meddled(() -> store.put(meanwhile)), TERMS, timer);
        // when
        var answer = outcome(racing.retry(id, Set.of(), false));
        // then
        assertThat(answer.changed()).isTrue();
        assertThat(openAt(id).pending()).containsExactly(CONFIRMATION);
        assertThat(at(id).version()).isEqualTo(9);
    }

    @Test
    void knowsItsOwnWriteWhenItMeetsIt() {
        // given
        var id = stored("1", done(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES)));
        var repeating = new OutboxOperator(store, new Repeating(), TERMS, timer);
        // when
        var answer = outcome(repeating.retry(id, Set.of(), false));
        // then
        assertThat(answer.inWords()).isEqualTo("1 confirmation:placed: put back, due now");
        assertThat(at(id).version()).isEqualTo(8);
    }

    @Test
    void putsBackAllThatIsParkedForOneSinkWhereverItStands() {
        // given
        var mails = IntStream.range(0, 250)
                .mapToObj(i -> stored("mail-" + i, done(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES))))
                .toList();
        var event = stored("event", done(Map.of(EVENT, Closed.UNDELIVERABLE)));
        var mixed = stored("mixed", open(Set.of(EVENT), Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES), waiting()));
        var told = new ArrayList<Answer>();
        // when
        outcome(operator.retryAllParked(Set.of(Sink.CONFIRMATION), false, told::add));
        // then
        assertThat(told).hasSize(251).allMatch(Answer::changed);
        assertThat(mails).allSatisfy(id -> assertThat(openAt(id).pending()).containsExactly(CONFIRMATION));
        assertThat(openAt(mixed).pending()).containsExactlyInAnyOrder(EVENT, CONFIRMATION);
        assertThat(at(event).version()).isEqualTo(7);
    }

    @Test
    void sparesTheSinksThatWereNotNamed() {
        // given
        var event = stored("event", done(Map.of(EVENT, Closed.UNDELIVERABLE)));
        // when
        outcome(operator.retryAllParked(EnumSet.complementOf(EnumSet.of(Sink.EVENT)), true, answer -> {}));
        // then
        assertThat(at(event).version()).isEqualTo(7);
    }

    /** The desk of the store, where somebody else is faster once. */
    private final class Meddled implements OutboxDesk {
        private Runnable first;

        Meddled(Runnable first) {
            this.first = first;
        }

        @Override
        public Future<Page<Standing>> standing(Shard shard, Instant dueBy, Cursor from, int most, Deadline deadline) {
            return store.standing(shard, dueBy, from, most, deadline);
        }

        @Override
        public Future<Recorded> amend(StoredOrder seen, Outbox next, Deadline deadline) {
            first.run();
            first = () -> {};
            return store.amend(seen, next, deadline);
        }
    }

    /** The desk of the store behind a wire that sends every write twice. */
    private final class Repeating implements OutboxDesk {
        @Override
        public Future<Page<Standing>> standing(Shard shard, Instant dueBy, Cursor from, int most, Deadline deadline) {
            return store.standing(shard, dueBy, from, most, deadline);
        }

        @Override
        public Future<Recorded> amend(StoredOrder seen, Outbox next, Deadline deadline) {
            return store.amend(seen, next, deadline).compose(lost -> store.amend(seen, next, deadline));
        }
    }
}
