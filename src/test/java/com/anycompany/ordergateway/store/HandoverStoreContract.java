package com.anycompany.ordergateway.store;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static com.anycompany.ordergateway.store.SampleOrders.BORN;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link HandoverStore} promises: an order that was left to the stream is taken over once, untouched. */
public interface HandoverStoreContract {
    Instant UNTIL = BORN.plusSeconds(90);

    /** The store under test. */
    HandoverStore handovers();

    /** The same durable state, as intake sees it. */
    OrderStore orders();

    /** The same, as delivery sees it. */
    OutboxStore outboxes();

    /** A deadline that is far enough away. */
    Deadline deadline();

    private StoredOrder left(String id) {
        var order = SampleOrders.leftToTheStream(SampleOrders.everything(id));
        assertThat(outcome(orders().writeOnce(order, deadline()))).isEqualTo(new Written.Stored());
        return order;
    }

    private Optional<StoredOrder> takeOver(String id, String owner) {
        return outcome(handovers().takeOver(new OrderId(id), owner, UNTIL, deadline()));
    }

    private StoredOrder found(String id) {
        return outcome(orders().find(new OrderId(id), deadline())).orElseThrow();
    }

    @Test
    default void takesOverWhatWasLeftToTheStream() {
        // given
        var order = left("handed");
        // when
        var taken = takeOver("handed", "teller").orElseThrow();
        // then
        assertThat(taken.order()).isEqualTo(order.order());
        assertThat(taken.outbox().pending()).isEqualTo(order.outbox().pending());
        assertThat(((Outbox.Open) taken.outbox()).lease()).isEqualTo(new Lease("teller", 2, UNTIL));
        assertThat(found("handed")).isEqualTo(taken);
    }

    @Test
    default void letsOnlyOneTakeItOver() {
        // given
        left("handed-once");
        var first = takeOver("handed-once", "teller-1");
        // when
        var second = takeOver("handed-once", "teller-2");
        // then
        assertThat(first).isPresent();
        assertThat(second).isEmpty();
        assertThat(found("handed-once")).isEqualTo(first.orElseThrow());
    }

    @Test
    default void leavesToItsWriterWhatThatKept() {
        // given
        var kept = SampleOrders.laptop("kept");
        outcome(orders().writeOnce(kept, deadline()));
        // when
        var taken = takeOver("kept", "teller");
        // then
        assertThat(taken).isEmpty();
        assertThat(found("kept")).isEqualTo(kept);
    }

    @Test
    default void leavesToTheRelayWhatThatHasClaimed() {
        // given
        var order = left("relayed");
        var shard = Shard.of(order.order().id(), order.outbox()).orElseThrow();
        var now = BORN.plusSeconds(30);
        outcome(outboxes().claim(order.order().id(), shard, now, "relay", UNTIL, deadline()));
        // when
        var taken = takeOver("relayed", "teller");
        // then
        assertThat(taken).isEmpty();
        assertThat(((Outbox.Open) found("relayed").outbox()).lease().owner()).isEqualTo("relay");
    }

    @Test
    default void takesOverNothingThatIsDoneOrIsNotThere() {
        // given
        var untold = SampleOrders.untold("untold");
        outcome(orders().writeOnce(untold, deadline()));
        // when
        var taken = takeOver("untold", "teller");
        var missing = takeOver("no-such-order", "teller");
        // then
        assertThat(taken).isEmpty();
        assertThat(missing).isEmpty();
        assertThat(outcome(orders().find(new OrderId("no-such-order"), deadline())))
                .isEmpty();
    }

    @Test
    default void fencesOffWhoeverHoldsTheFirstLease() {
        // given
        var order = left("fenced");
        var held = (Outbox.Open) order.outbox();
        var taken = takeOver("fenced", "teller").orElseThrow();
        var done = new Outbox.Done(held.closed(), 1, BORN);
        // when
        var late = outcome(outboxes().record(order.order().id(), held, done, deadline()));
        // then
        assertThat(late).isEqualTo(new Recorded.Superseded(taken));
    }

    @Test
    default void takesOverManyAtOnceEachOnItsOwn() {
        // given
        var ids = IntStream.range(0, 60).mapToObj(i -> "handed-many-" + i).toList();
        ids.forEach(this::left);
        takeOver("handed-many-7", "somebody");
        // when
        var taken = ids.stream()
                .map(id -> handovers().takeOver(new OrderId(id), "teller", UNTIL, deadline()))
                .toList();
        // then
        var results = outcome(Future.all(taken)).<Optional<StoredOrder>>list();
        assertThat(results).filteredOn(Optional::isPresent).hasSize(59);
        assertThat(results.get(7)).isEmpty();
        assertThat(results.get(59)).contains(found("handed-many-59"));
    }
}
