package com.anycompany.ordergateway.store;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static com.anycompany.ordergateway.store.SampleOrders.BORN;
import static com.anycompany.ordergateway.store.SampleOrders.CONFIRMATION;
import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static com.anycompany.ordergateway.store.SampleOrders.FULFILMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link OutboxStore} promises: nothing is written but by who holds the epoch and knows what is pending. */
public interface OutboxStoreContract {
    /** The store under test. */
    OutboxStore outboxes();

    /** The same durable state, as intake sees it. */
    OrderStore orders();

    /** A deadline that is far enough away. */
    Deadline deadline();

    /** Stores {@code newborn} and gives the outbox that its writer holds. */
    private Outbox.Open born(StoredOrder newborn) {
        assertThat(outcome(orders().writeOnce(newborn, deadline()))).isEqualTo(new Written.Stored());
        return (Outbox.Open) newborn.outbox();
    }

    private StoredOrder found(String id) {
        return outcome(orders().find(new OrderId(id), deadline())).orElseThrow();
    }

    private static Outbox.Done done() {
        return new Outbox.Done(Map.of(), 1, BORN.plusSeconds(1));
    }

    /** What is left when only the mail is, later, with something to tell of every entry. */
    private static Outbox.Open mailLeft(long epoch) {
        return new Outbox.Open(
                Set.of(CONFIRMATION),
                Map.of(FULFILMENT, Closed.REFUSED),
                Map.of(EVENT, 1, FULFILMENT, 2, CONFIRMATION, 2),
                Map.of(CONFIRMATION, Fault.THROTTLED),
                new Lease("gateway-2", epoch, BORN.plusSeconds(90)));
    }

    @Test
    default void finishesAnOutbox() {
        // given
        var newborn = SampleOrders.everything("finish");
        var held = born(newborn);

        // when
        var recorded = outcome(outboxes().record(new OrderId("finish"), held, done(), deadline()));

        // then
        assertThat(recorded).isEqualTo(new Recorded.Applied());
        assertThat(found("finish")).isEqualTo(new StoredOrder(newborn.order(), newborn.birth(), done(), 2));
    }

    @Test
    default void recordsWhatIsLeftWithItsTriesFaultsAndOutcomes() {
        // given
        var newborn = SampleOrders.laptop("part");
        var held = born(newborn);

        // when
        var recorded = outcome(outboxes().record(new OrderId("part"), held, mailLeft(1), deadline()));

        // then
        assertThat(recorded).isEqualTo(new Recorded.Applied());
        assertThat(found("part")).isEqualTo(new StoredOrder(newborn.order(), newborn.birth(), mailLeft(1), 2));
    }

    @Test
    default void keepsHowEntriesEndedWhenAllIsDone() {
        // given
        var held = born(SampleOrders.laptop("ended"));
        var ended = new Outbox.Done(
                Map.of(CONFIRMATION, Closed.RECIPIENT_NOT_VERIFIED, EVENT, Closed.UNKNOWN_OUTCOMES),
                1,
                BORN.plusSeconds(5));

        // when
        outcome(outboxes().record(new OrderId("ended"), held, ended, deadline()));

        // then
        assertThat(found("ended").outbox()).isEqualTo(ended);
    }

    @Test
    default void fencesOffAnOwnerWhoseEpochIsOver() {
        // given
        var held = born(SampleOrders.laptop("stale"));
        outcome(outboxes().record(new OrderId("stale"), held, reopened(held.pending()), deadline()));
        var claimed = found("stale");

        // when
        var late = outcome(outboxes().record(new OrderId("stale"), held, done(), deadline()));

        // then
        assertThat(late).isEqualTo(new Recorded.Superseded(claimed));
        assertThat(found("stale")).isEqualTo(claimed);
    }

    /** The same work under the next epoch: what a claim leaves. */
    private static Outbox.Open reopened(Set<OutboxEntry> pending) {
        var open = SampleOrders.open(pending);
        var lease = new Lease("gateway-2", 2, BORN.plusSeconds(60));
        return new Outbox.Open(pending, open.closed(), open.tries(), open.faults(), lease);
    }

    @Test
    default void refusesToFinishWhatHasOtherEntriesPending() {
        // given
        var held = born(SampleOrders.laptop("other-pending"));
        outcome(outboxes().record(new OrderId("other-pending"), held, mailLeft(1), deadline()));
        var left = found("other-pending");

        // when
        var recorded = outcome(outboxes().record(new OrderId("other-pending"), held, done(), deadline()));

        // then
        assertThat(recorded).isEqualTo(new Recorded.Superseded(left));
        assertThat(found("other-pending")).isEqualTo(left);
    }

    @Test
    default void refusesToFinishWhatHasMorePendingThanIsKnown() {
        // given
        born(SampleOrders.laptop("more-pending"));
        var known = SampleOrders.open(Set.of(EVENT));

        // when
        var recorded = outcome(outboxes().record(new OrderId("more-pending"), known, done(), deadline()));

        // then
        assertThat(recorded).isEqualTo(new Recorded.Superseded(found("more-pending")));
        assertThat(found("more-pending").version()).isEqualTo(1);
    }

    @Test
    default void answersARepeatWithItsOwnResult() {
        // given
        var held = born(SampleOrders.laptop("repeat"));
        outcome(outboxes().record(new OrderId("repeat"), held, done(), deadline()));
        var finished = found("repeat");

        // when
        var again = outcome(outboxes().record(new OrderId("repeat"), held, done(), deadline()));

        // then
        assertThat(again).isEqualTo(new Recorded.Superseded(finished));
        assertThat(found("repeat").version()).isEqualTo(2);
    }

    @Test
    default void fencesOffAWriteThatComesAfterALaterOneOfTheSameHolder() {
        // given
        var id = new OrderId("late");
        var held = born(SampleOrders.laptop("late"));
        var counted = new Outbox.Open(
                held.pending(), Map.of(), Map.of(EVENT, 0, FULFILMENT, 0, CONFIRMATION, 2), Map.of(), held.lease());
        var givenUp = new Outbox.Open(
                held.pending(), Map.of(), held.tries(), Map.of(), new Lease("gateway-1", 1, BORN.plusSeconds(31)));
        outcome(outboxes().record(id, held, counted, deadline()));
        outcome(outboxes().record(id, counted, givenUp, deadline()));
        var last = found("late");

        // when
        var late = outcome(outboxes().record(id, held, counted, deadline()));

        // then
        assertThat(late).isEqualTo(new Recorded.Superseded(last));
        assertThat(found("late")).isEqualTo(last);
    }

    @Test
    default void saysWhenThereIsNoSuchOrder() {
        // given
        var held = SampleOrders.open(Set.of(EVENT));

        // when
        var recorded = outcome(outboxes().record(new OrderId("no-such-order"), held, done(), deadline()));

        // then
        assertThat(recorded).isEqualTo(new Recorded.Gone());
        assertThat(outcome(orders().find(new OrderId("no-such-order"), deadline())))
                .isEmpty();
    }

    @Test
    default void continuesWhatWasRecordedBefore() {
        // given
        var held = born(SampleOrders.laptop("continue"));
        outcome(outboxes().record(new OrderId("continue"), held, mailLeft(1), deadline()));

        // when
        var recorded = outcome(outboxes().record(new OrderId("continue"), mailLeft(1), done(), deadline()));

        // then
        assertThat(recorded).isEqualTo(new Recorded.Applied());
        assertThat(found("continue").version()).isEqualTo(3);
    }

    @Test
    default void finishesManyOutboxesAtOnce() {
        // given
        var ids = IntStream.range(0, 60).mapToObj(i -> "finish-many-" + i).toList();
        ids.forEach(id -> born(SampleOrders.laptop(id)));

        // when
        var recorded = ids.stream()
                .map(id -> outboxes()
                        .record(
                                new OrderId(id),
                                (Outbox.Open) SampleOrders.laptop(id).outbox(),
                                done(),
                                deadline()))
                .toList();

        // then
        assertThat(outcome(Future.all(recorded)).<Recorded>list()).containsOnly(new Recorded.Applied());
        assertThat(ids).allSatisfy(id -> assertThat(found(id).outbox()).isEqualTo(done()));
    }

    /** The shard that {@code order} stands in. */
    private static Shard shard(StoredOrder order) {
        return Shard.of(order.order().id(), order.outbox()).orElseThrow();
    }

    private Optional<StoredOrder> claim(StoredOrder order, Instant now) {
        return outcome(
                outboxes().claim(order.order().id(), shard(order), now, "relay", now.plusSeconds(30), deadline()));
    }

    @Test
    default void findsAnOrderOnceItsLeaseHasRunOut() {
        // given
        var order = SampleOrders.laptop("due");
        born(order);
        var dueAt = BORN.plusSeconds(30);
        // when
        var before = outcome(outboxes().due(shard(order), dueAt.minusMillis(1), 25, deadline()));
        var after = outcome(outboxes().due(shard(order), dueAt, 25, deadline()));
        // then
        assertThat(before).isEmpty();
        assertThat(after).containsExactly(order.order().id());
    }

    @Test
    default void namesNoMoreThanItIsAskedFor() {
        // given
        var first = SampleOrders.laptop("most-0");
        var beside = IntStream.range(1, 10_000)
                .mapToObj(i -> SampleOrders.laptop("most-" + i))
                .filter(order -> shard(order).equals(shard(first)))
                .findFirst()
                .orElseThrow();
        born(first);
        born(beside);
        // when
        var due = outcome(outboxes().due(shard(first), BORN.plusSeconds(30), 1, deadline()));
        // then
        assertThat(due).hasSize(1);
    }

    @Test
    default void findsNoOrderThatIsDone() {
        // given
        var order = SampleOrders.laptop("not-due");
        var held = born(order);
        outcome(outboxes().record(order.order().id(), held, done(), deadline()));
        // when
        var due = outcome(outboxes().due(shard(order), BORN.plusSeconds(90), 25, deadline()));
        // then
        assertThat(due).isEmpty();
    }

    @Test
    default void movesAnOrderToTheShardOfTheOneSinkThatIsLeft() {
        // given
        var order = SampleOrders.laptop("one-left");
        var held = born(order);
        var left = mailLeft(held.epoch());
        outcome(outboxes().record(order.order().id(), held, left, deadline()));
        var shard = Shard.of(order.order().id(), left).orElseThrow();
        // when
        var due = outcome(outboxes().due(shard, left.lease().dueAt(), 25, deadline()));
        // then
        assertThat(shard.key()).startsWith("confirmation#");
        assertThat(due).containsExactly(order.order().id());
    }

    @Test
    default void claimsWhatIsDueAndRaisesTheEpoch() {
        // given
        var order = SampleOrders.everything("claim");
        born(order);
        var now = BORN.plusSeconds(30);
        // when
        var claimed = claim(order, now).orElseThrow();
        // then
        var lease = ((Outbox.Open) claimed.outbox()).lease();
        assertThat(lease).isEqualTo(new Lease("relay", 2, now.plusSeconds(30)));
        assertThat(claimed.order()).isEqualTo(order.order());
        assertThat(found("claim")).isEqualTo(claimed);
    }

    @Test
    default void letsOnlyOneClaimWin() {
        // given
        var order = SampleOrders.laptop("race");
        born(order);
        var now = BORN.plusSeconds(30);
        claim(order, now);
        // when
        var second = claim(order, now);
        // then
        assertThat(second).isEmpty();
    }

    @Test
    default void claimsNothingBeforeItsLeaseHasRunOut() {
        // given
        var order = SampleOrders.laptop("early");
        born(order);
        // when
        var claimed = claim(order, BORN.plusSeconds(30).minusMillis(1));
        // then
        assertThat(claimed).isEmpty();
    }

    @Test
    default void claimsNothingThatHasMovedToAnotherShard() {
        // given
        var order = SampleOrders.laptop("moved");
        var held = born(order);
        var left = mailLeft(held.epoch());
        outcome(outboxes().record(order.order().id(), held, left, deadline()));
        // when
        var claimed = claim(order, left.lease().dueAt());
        // then
        assertThat(claimed).isEmpty();
    }

    @Test
    default void fencesOffWhoeverHeldTheLeaseBefore() {
        // given
        var order = SampleOrders.laptop("fence");
        var held = born(order);
        var claimed = claim(order, BORN.plusSeconds(30)).orElseThrow();
        // when
        var late = outcome(outboxes().record(order.order().id(), held, done(), deadline()));
        // then
        assertThat(late).isEqualTo(new Recorded.Superseded(claimed));
    }
}
