package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.HandoverStore;
import com.anycompany.ordergateway.store.HandoverStoreContract;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.OrderStoreContract;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.OutboxStoreContract;
import com.anycompany.ordergateway.store.Outcomes;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.Written;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.SystemTimer;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract of every store, on the store that shares calls where several wait for one. */
@OnEveryAws
final class BatchingOrderStoreTest implements OnAws, OrderStoreContract, OutboxStoreContract, HandoverStoreContract {
    private static final Duration ATTEMPT = Duration.ofSeconds(5);

    private final ContractAws aws;
    private final OrderTable table;
    private final BatchingOrderStore store;

    BatchingOrderStoreTest(ContractAws aws) {
        this.aws = aws;
        this.table = new OrderTable(aws.clients(), "Orders-" + UUID.randomUUID());
        this.store = new BatchingOrderStore(
                aws.clients().dynamoDb(),
                table.name(),
                Guard.NONE,
                new BatchingOrderStore.Terms(1, 2, 1_000, ATTEMPT),
                new SystemTimer());
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
    public HandoverStore handovers() {
        return store;
    }

    @Override
    public OutboxStore outboxes() {
        return store;
    }

    @Override
    public Deadline deadline() {
        return new Deadline(Instant.now().plus(Duration.ofMinutes(1)));
    }

    @Test
    void storesEachOfManyThatComeAtOnce() {
        // given
        var orders = IntStream.range(0, 100)
                .mapToObj(each -> SampleOrders.laptop("many-" + each))
                .toList();
        // when
        var writes =
                orders.stream().map(order -> store.writeOnce(order, deadline())).toList();
        // then
        assertThat(writes.stream().map(Outcomes::outcome)).containsOnly(new Written.Stored());
        assertThat(orders)
                .allSatisfy(order -> assertThat(outcome(store.find(order.order().id(), deadline())))
                        .contains(order));
    }

    @Test
    void beginsAWriteWhoseTimeIsShorterThanOneAttempt() {
        // given
        var soon = new Deadline(Instant.now().plus(ATTEMPT.dividedBy(2)));
        // when
        var written = outcome(store.writeOnce(SampleOrders.laptop("short"), soon));
        // then
        assertThat(written).isEqualTo(new Written.Stored());
    }
}
