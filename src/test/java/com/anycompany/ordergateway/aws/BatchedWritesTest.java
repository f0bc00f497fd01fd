package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.batch.InOneCall;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.OrderStoreContract;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.OutboxStoreContract;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.store.Written;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract of every store, with each write in a call that it shares with others. */
@OnEveryAws
final class BatchedWritesTest implements OnAws, OrderStoreContract, OutboxStoreContract {

    private final ContractAws aws;
    private final OrderTable table;
    private final DynamoOrderStore single;
    private final Statements statements;
    private final OrderInserts inserts;
    private final OutboxUpdates updates;
    private final Shared store = new Shared();

    BatchedWritesTest(ContractAws aws) {
        this.aws = aws;
        this.table = new OrderTable(aws.clients(), "Orders-" + UUID.randomUUID());
        this.single = new DynamoOrderStore(aws.clients().dynamoDb(), table.name(), Guard.NONE);
        this.statements = new Statements(aws.clients().dynamoDb(), Guard.NONE);
        this.inserts = new OrderInserts(
                table.name(),
                single,
                statements,
                new ConsistentReads(aws.clients().dynamoDb(), table.name(), Guard.NONE));
        this.updates = new OutboxUpdates(table.name(), single, statements);
    }

    @Override
    public ContractAws aws() {
        return aws;
    }

    @AfterEach
    void drop() {
        table.delete();
    }

    @Override
    public OrderStore orders() {
        return store;
    }

    @Override
    public OutboxStore outboxes() {
        return store;
    }

    @Override
    public Deadline deadline() {
        return new Deadline(Instant.MAX);
    }

    /** Each write goes between two of other orders: one that succeeds and one that meets what stands there. */
    private final class Shared implements OrderStore, OutboxStore {
        private final AtomicInteger others = new AtomicInteger();

        private StoredOrder other() {
            return SampleOrders.laptop("other-" + others.incrementAndGet());
        }

        @Override
        public Future<Written> writeOnce(StoredOrder newborn, Deadline deadline) {
            var standing = other();
            return single.writeOnce(standing, deadline)
                    .compose(written -> InOneCall.carry(
                                    inserts,
                                    List.of(
                                            OrderInserts.Newborn.of(other()),
                                            OrderInserts.Newborn.of(newborn),
                                            OrderInserts.Newborn.of(standing)))
                            .get(1));
        }

        @Override
        public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
            var gone = other();
            return InOneCall.carry(
                            updates,
                            List.of(
                                    OutboxUpdates.Update.of(gone.order().id(), held, next),
                                    OutboxUpdates.Update.of(id, held, next)))
                    .get(1);
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
    }

    @Test
    void storesEveryOrderOfACallThatWasRefusedAsAWhole() {
        // given
        var twice = OrderInserts.Newborn.of(SampleOrders.laptop("twice"));
        var beside = OrderInserts.Newborn.of(SampleOrders.laptop("beside"));
        // when
        var results = InOneCall.carry(inserts, List.of(twice, beside, twice)).stream()
                .map(result -> outcome(result))
                .toList();
        // then
        assertThat(outcome(single.find(twice.id(), deadline()))).contains(twice.order());
        assertThat(outcome(single.find(beside.id(), deadline()))).contains(beside.order());
        assertThat(results)
                .allMatch(result -> result instanceof Written.Stored
                        || (result instanceof Written.Taken(var by)
                                && (by.equals(twice.order()) || by.equals(beside.order()))));
    }
}
