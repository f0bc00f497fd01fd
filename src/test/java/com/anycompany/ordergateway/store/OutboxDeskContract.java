package com.anycompany.ordergateway.store;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static com.anycompany.ordergateway.store.SampleOrders.BORN;
import static com.anycompany.ordergateway.store.SampleOrders.CONFIRMATION;
import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static com.anycompany.ordergateway.store.SampleOrders.FULFILMENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What every {@link OutboxDesk} promises: an operator's write is seen first, then fenced, and fences all older ones. */
public interface OutboxDeskContract {
    /** The desk under test. */
    OutboxDesk desk();

    /** The same durable state, as delivery sees it. */
    OutboxStore outboxes();

    /** The same durable state, as intake sees it. */
    OrderStore orders();

    /** A deadline that is far enough away. */
    Deadline deadline();

    private StoredOrder look(String id) {
        return outcome(orders().find(new OrderId(id), deadline())).orElseThrow();
    }

    /** Stores an order whose mail was parked and whose others were delivered. */
    private StoredOrder parked(String id) {
        var newborn = SampleOrders.laptop(id);
        outcome(orders().writeOnce(newborn, deadline()));
        var done = new Outbox.Done(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES), 1, BORN.plusSeconds(1));
        outcome(outboxes().record(new OrderId(id), (Outbox.Open) newborn.outbox(), done, deadline()));
        return look(id);
    }

    private static Outbox.Open mailAgain(long epoch, Instant dueAt) {
        return new Outbox.Open(
                Set.of(CONFIRMATION), Map.of(), Map.of(CONFIRMATION, 0), Map.of(), new Lease("operator", epoch, dueAt));
    }

    private List<Standing> walk(Shard shard, Instant dueBy, int most) {
        var all = new ArrayList<Standing>();
        Cursor at = new Cursor.Start();
        while (!(at instanceof Cursor.End)) {
            var page = outcome(desk().standing(shard, dueBy, at, most, deadline()));
            assertThat(page.items()).hasSizeLessThanOrEqualTo(most);
            all.addAll(page.items());
            at = page.next();
        }
        return all;
    }

    @Test
    default void opensAgainWhatWasDone() {
        // given
        var seen = parked("reopen");
        var next = mailAgain(2, BORN.plusSeconds(60));
        // when
        var amended = outcome(desk().amend(seen, next, deadline()));
        // then
        assertThat(amended).isEqualTo(new Recorded.Applied());
        assertThat(look("reopen")).isEqualTo(new StoredOrder(seen.order(), seen.birth(), next, seen.version() + 1));
    }

    @Test
    default void offersWhatWasOpenedAgainToTheRelay() {
        // given
        var seen = parked("relayed");
        var dueAt = BORN.plusSeconds(60);
        outcome(desk().amend(seen, mailAgain(2, dueAt), deadline()));
        var shard = Shard.of(seen.order().id(), mailAgain(2, dueAt)).orElseThrow();
        // when
        var claimed =
                outcome(outboxes().claim(seen.order().id(), shard, dueAt, "relay", dueAt.plusSeconds(30), deadline()));
        // then
        assertThat(claimed).isPresent();
        assertThat(claimed.get().outbox().epoch()).isEqualTo(3);
    }

    @Test
    default void keepsAnOldHoldersFinishFromWipingWhatWasOpenedAgain() {
        // given
        var newborn = SampleOrders.laptop("old-holder");
        outcome(orders().writeOnce(newborn, deadline()));
        var held = (Outbox.Open) newborn.outbox();
        outcome(desk().amend(newborn, more(2), deadline()));
        var reopened = look("old-holder");
        // when
        var late = outcome(outboxes()
                .record(newborn.order().id(), held, new Outbox.Done(Map.of(), 1, BORN.plusSeconds(9)), deadline()));
        // then
        assertThat(late).isEqualTo(new Recorded.Superseded(reopened));
        assertThat(look("old-holder")).isEqualTo(reopened);
    }

    /** The same entries as at birth: only the epoch tells that somebody wrote meanwhile. */
    private static Outbox.Open more(long epoch) {
        var birth = SampleOrders.open(Set.of(EVENT, FULFILMENT, CONFIRMATION));
        return new Outbox.Open(
                birth.pending(),
                birth.closed(),
                birth.tries(),
                birth.faults(),
                new Lease("operator", epoch, BORN.plusSeconds(1)));
    }

    @Test
    default void writesNothingOnceSomebodyClaimedMeanwhile() {
        // given
        var seen = SampleOrders.laptop("claimed-meanwhile");
        outcome(orders().writeOnce(seen, deadline()));
        var dueAt = BORN.plusSeconds(30);
        var shard = Shard.of(seen.order().id(), seen.outbox()).orElseThrow();
        outcome(outboxes().claim(seen.order().id(), shard, dueAt, "relay", dueAt.plusSeconds(30), deadline()));
        var claimed = look("claimed-meanwhile");
        // when
        var amended = outcome(desk().amend(seen, more(2), deadline()));
        // then
        assertThat(amended).isEqualTo(new Recorded.Superseded(claimed));
        assertThat(look("claimed-meanwhile")).isEqualTo(claimed);
    }

    @Test
    default void writesNothingOnceTheHolderWroteMeanwhile() {
        // given
        var seen = SampleOrders.laptop("written-meanwhile");
        outcome(orders().writeOnce(seen, deadline()));
        var left = mailAgain(1, BORN.plusSeconds(90));
        outcome(outboxes().record(seen.order().id(), (Outbox.Open) seen.outbox(), left, deadline()));
        // when
        var amended = outcome(desk().amend(seen, more(2), deadline()));
        // then
        assertThat(amended).isEqualTo(new Recorded.Superseded(look("written-meanwhile")));
        assertThat(look("written-meanwhile").outbox()).isEqualTo(left);
    }

    @Test
    default void answersARepeatedAmendmentWithItsOwnResult() {
        // given
        var seen = parked("amended-twice");
        var next = mailAgain(2, BORN.plusSeconds(60));
        outcome(desk().amend(seen, next, deadline()));
        // when
        var again = outcome(desk().amend(seen, next, deadline()));
        // then
        assertThat(again).isEqualTo(new Recorded.Superseded(look("amended-twice")));
        assertThat(look("amended-twice").version()).isEqualTo(seen.version() + 1);
    }

    @Test
    default void refusesAnAmendmentThatRaisesNoEpoch() {
        // given
        var seen = parked("same-epoch");
        // when
        var failure = outcome(desk().amend(seen, mailAgain(1, BORN.plusSeconds(60)), deadline())
                .transform(result -> Future.succeededFuture(result.cause())));
        // then
        assertThat(failure).isInstanceOf(IllegalArgumentException.class);
        assertThat(look("same-epoch")).isEqualTo(seen);
    }

    @Test
    default void saysThatThereIsNoOrderToAmend() {
        // when
        var amended = outcome(desk().amend(SampleOrders.laptop("never-stored"), more(2), deadline()));
        // then
        assertThat(amended).isEqualTo(new Recorded.Gone());
    }

    @Test
    default void listsWhatIsParkedPageByPage() {
        // given
        var ids = IntStream.range(0, 2_000)
                .mapToObj(number -> "walk-" + number)
                .filter(id -> shard(id).equals(shard("walk-0")))
                .limit(7)
                .toList();
        ids.forEach(this::parked);
        // when
        var standing = walk(shard("walk-0"), BORN.plusSeconds(1), 3);
        // then
        assertThat(standing)
                .extracting(each -> each.id().value())
                .containsExactlyInAnyOrderElementsOf(ids)
                .hasSize(7);
        assertThat(standing).extracting(Standing::dueAt).containsOnly(BORN.plusSeconds(1));
        assertThat(standing).extracting(Standing::receivedAt).containsOnly(BORN);
    }

    private static Shard shard(String id) {
        var done = new Outbox.Done(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES), 1, BORN);
        return Shard.of(new OrderId(id), done).orElseThrow();
    }

    @Test
    default void listsNothingThatIsDueLater() {
        // given
        parked("parked-later");
        // when
        var standing = walk(shard("parked-later"), BORN, 3);
        // then
        assertThat(standing).isEmpty();
    }
}
