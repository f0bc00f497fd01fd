package com.anycompany.ordergateway.operations;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static com.anycompany.ordergateway.store.SampleOrders.CONFIRMATION;
import static com.anycompany.ordergateway.store.SampleOrders.EVENT;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.store.InMemoryOrderStore;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class ListingTest {
    private final ManualTimer timer = new ManualTimer();
    private final InMemoryOrderStore store = new InMemoryOrderStore();

    private void stored(String id, Outbox outbox) {
        var order = SampleOrders.laptop(id);
        store.put(new StoredOrder(order.order(), order.birth(), outbox, 7));
    }

    private Outbox.Done done(Map<OutboxEntry, Closed> closed) {
        return new Outbox.Done(closed, 4, timer.now());
    }

    private static Outbox.Open open(Set<OutboxEntry> pending, Map<OutboxEntry, Closed> closed, Instant dueAt) {
        return new Outbox.Open(
                pending,
                closed,
                Map.of(EVENT, 12, CONFIRMATION, 2),
                Map.of(EVENT, Fault.MISSING),
                new Lease("gateway-1", 4, dueAt));
    }

    private Instant waiting() {
        return timer.now().plusMillis(30_001);
    }

    @Test
    void listsWhatIsWantedAndStopsWhenEnoughWasSeen() {
        // given
        stored("parked", done(Map.of(CONFIRMATION, Closed.UNKNOWN_OUTCOMES)));
        stored("waiting", open(Set.of(EVENT), Map.of(CONFIRMATION, Closed.BY_OPERATOR), waiting()));
        stored("due", open(Set.of(CONFIRMATION), Map.of(), timer.now()));
        stored("done", done(Map.of(CONFIRMATION, Closed.REFUSED)));
        // when
        var all = listed(Listing.Wanted.ALL, 100);
        // then
        assertThat(all)
                .containsExactlyInAnyOrder(
                        "parked confirmation:placed parked tries=0 why=unknown-outcomes due_at=2026-11-22T09:30:00.123Z"
                                + " owner=-",
                        "waiting event:placed pending tries=12 why=missing due_at=2026-11-22T09:30:30.124Z"
                                + " owner=gateway-1",
                        "waiting confirmation:placed parked tries=2 why=by-operator due_at=2026-11-22T09:30:30.124Z"
                                + " owner=gateway-1",
                        "due confirmation:placed pending tries=2 why=- due_at=2026-11-22T09:30:00.123Z"
                                + " owner=gateway-1");
        assertThat(listed(Listing.Wanted.PARKED, 100))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyInAnyOrder("parked", "waiting");
        assertThat(listed(Listing.Wanted.PENDING, 100))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactlyInAnyOrder("due", "waiting");
        assertThat(listed(Listing.Wanted.DUE, 100))
                .extracting(line -> line.substring(0, line.indexOf(' ')))
                .containsExactly("due");
        assertThat(listed(Listing.Wanted.ALL, 2)).hasSize(2);
    }

    private List<String> listed(Listing.Wanted wanted, int most) {
        var lines = new ArrayList<String>();
        outcome(new Listing(store, store, timer).rows(wanted, row -> {
            lines.add(row.inWords());
            return lines.size() < most;
        }));
        return lines;
    }
}
