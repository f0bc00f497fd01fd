package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.batch.Combiner;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.HandoverStore;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.store.Written;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** Orders in a DynamoDB table, whose writes share calls where several wait for one. */
public final class BatchingOrderStore implements OrderStore, OutboxStore, HandoverStore {
    private final DynamoOrderStore single;
    private final PerThread<Combiner<OrderInserts.Newborn, Written>> births;
    private final PerThread<Combiner<OutboxUpdates.Update, Recorded>> updates;
    private final PerThread<Combiner<Takeovers.Takeover, Optional<StoredOrder>>> takeovers;
    private final Duration attempt;
    private final Timer timer;

    /**
     * How calls are shared.
     *
     * @param lanes calls with new orders under way at once, for each event loop, however little they carry; of every other
     *     kind it is one
     * @param fullLanes calls of each kind as long as those beyond these are full or, with new orders, the latest is slow
     * @param waiting writes of each kind that wait, for each event loop
     * @param attempt how long one call may take: what would have less left is not begun
     */
    public record Terms(int lanes, int fullLanes, int waiting, Duration attempt) {
        private Combiner.Limits births() {
            return limits(lanes, true);
        }

        /** Nobody waits for what follows a birth, so that it may wait for company. */
        private Combiner.Limits later() {
            return limits(1, false);
        }

        private Combiner.Limits limits(int always, boolean awaited) {
            return new Combiner.Limits(
                    DynamoOrderStore.DEPENDENCY,
                    always,
                    fullLanes,
                    Statements.MOST,
                    Statements.MOST_BYTES,
                    waiting,
                    awaited);
        }
    }

    /** Orders in {@code table}, each call within {@code guard}. */
    public BatchingOrderStore(DynamoDbAsyncClient client, String table, Guard guard, Terms terms, Timer timer) {
        this.single = new DynamoOrderStore(client, table, guard);
        this.attempt = terms.attempt();
        this.timer = timer;
        var statements = new Statements(client, guard);
        var inserts = new OrderInserts(table, single, statements, new ConsistentReads(client, table, guard));
        var fenced = new OutboxUpdates(table, single, statements);
        this.births = new PerThread<>(() -> new Combiner<>(inserts, terms.births(), timer));
        var handovers = new Takeovers(table, single, statements);
        this.takeovers = new PerThread<>(() -> new Combiner<>(handovers, terms.later(), timer));
        this.updates = new PerThread<>(() -> new Combiner<>(fenced, terms.later(), timer));
    }

    @Override
    public Future<Written> writeOnce(StoredOrder newborn, Deadline deadline) {
        return births.get().submit(OrderInserts.Newborn.of(newborn), begunBy(deadline));
    }

    @Override
    public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
        return updates.get().submit(OutboxUpdates.Update.of(id, held, next), begunBy(deadline));
    }

    @Override
    public Future<Optional<StoredOrder>> find(OrderId id, Deadline deadline) {
        return single.find(id, deadline);
    }

    @Override
    public Future<List<OrderId>> due(Shard shard, Instant now, int most, Deadline deadline) {
        return single.due(shard, now, most, deadline);
    }

    @Override
    public Future<Optional<StoredOrder>> claim(
            OrderId id, Shard queried, Instant now, String owner, Instant until, Deadline deadline) {
        return single.claim(id, queried, now, owner, until, deadline);
    }

    @Override
    public Future<Optional<StoredOrder>> takeOver(OrderId id, String owner, Instant until, Deadline deadline) {
        return takeovers.get().submit(new Takeovers.Takeover(id, owner, until), begunBy(deadline));
    }

    /** Early enough for an attempt to end in time or, where all of the time is shorter than that, for half of it. */
    private Deadline begunBy(Deadline deadline) {
        var half = deadline.left(timer.instant()).dividedBy(2);
        return new Deadline(deadline.at().minus(half.compareTo(attempt) < 0 ? half : attempt));
    }
}
