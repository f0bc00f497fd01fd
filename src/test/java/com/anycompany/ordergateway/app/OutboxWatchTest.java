package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.meters.Measures;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Cursor;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxDesk;
import com.anycompany.ordergateway.store.Page;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.Standing;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.ManualTimer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class OutboxWatchTest {
    private static final Instant NOW = ManualTimer.START;

    private final Map<String, Standing> index = new HashMap<>();
    private final List<Seen> seen = new ArrayList<>();
    private final OutboxWatch watch = new OutboxWatch(new Index(), new Told(), new ManualTimer());

    private boolean down;

    private record Seen(long pending, Duration overdue, Duration oldest, long parked) {}

    private final class Told implements Measures {
        @Override
        public void outbox(long pending, Duration overdue, Duration oldest, long parked) {
            seen.add(new Seen(pending, overdue, oldest, parked));
        }

        @Override
        public void outboxUnseen() {
            seen.clear();
        }
    }

    /** One order at most in each shard. */
    private final class Index implements OutboxDesk {
        @Override
        public Future<Page<Standing>> standing(Shard shard, Instant dueBy, Cursor from, int most, Deadline deadline) {
            if (down) {
                return Future.failedFuture(new DependencyException("orders-table", Fault.BROKEN));
            }
            var standing = index.get(shard.key());
            var items = standing == null || standing.dueAt().isAfter(dueBy) ? List.<Standing>of() : List.of(standing);
            return Future.succeededFuture(new Page<>(items, new Cursor.End()));
        }

        @Override
        public Future<Recorded> amend(StoredOrder stored, Outbox next, Deadline deadline) {
            return Future.failedFuture("nobody amends here");
        }
    }

    @Test
    void showsTheWholeAgeOfAnOrderThatIsPutOffAgainAndAgain() {
        // given
        index.put("mixed#07", new Standing(new OrderId("1"), NOW.plusSeconds(240), NOW.minusSeconds(7_200)));
        // when
        watch.look();
        // then
        assertThat(seen).containsExactly(new Seen(1, Duration.ZERO, Duration.ofHours(2), 0));
    }

    @Test
    void showsForHowLongNobodyLookedAfterAnOrder() {
        // given
        index.put("mixed#07", new Standing(new OrderId("1"), NOW.minusSeconds(60), NOW.minusSeconds(90)));
        index.put("event#63", new Standing(new OrderId("2"), NOW.minusSeconds(30), NOW.minusSeconds(600)));
        // when
        watch.look();
        // then
        assertThat(seen).containsExactly(new Seen(2, Duration.ofSeconds(60), Duration.ofSeconds(600), 0));
    }

    @Test
    void countsParkedOrdersApartWhateverTheirAge() {
        // given
        index.put("parked#00", new Standing(new OrderId("1"), NOW.minusSeconds(60), NOW.minusSeconds(90)));
        // when
        watch.look();
        // then
        assertThat(seen).containsExactly(new Seen(0, Duration.ZERO, Duration.ZERO, 1));
    }

    @Test
    void showsNothingOnceTheTableCannotBeLookedAt() {
        // given
        watch.look();
        down = true;
        // when
        watch.look();
        // then
        assertThat(seen).isEmpty();
    }
}
