package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.HandoverStore;
import com.anycompany.ordergateway.store.HandoverStoreContract;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.OrderStoreContract;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxDesk;
import com.anycompany.ordergateway.store.OutboxDeskContract;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.OutboxStoreContract;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The contract of every store, with each write in a call of its own. */
@OnEveryAws
final class DynamoOrderStoreTest
        implements OnAws, OrderStoreContract, OutboxStoreContract, HandoverStoreContract, OutboxDeskContract {

    private final ContractAws aws;
    private final OrderTable table;
    private final DynamoOrderStore store;

    DynamoOrderStoreTest(ContractAws aws) {
        this.aws = aws;
        this.table = new OrderTable(aws.clients(), "Orders-" + UUID.randomUUID());
        this.store = new DynamoOrderStore(aws.clients().dynamoDb(), table.name(), Guard.NONE);
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
    public OutboxDesk desk() {
        return new DynamoOutboxDesk(aws.clients().dynamoDb(), table.name());
    }

    @Override
    public Deadline deadline() {
        return new Deadline(Instant.MAX);
    }

    @Test
    void readsConsistently() {
        // given
        outcome(store.writeOnce(SampleOrders.laptop("1"), deadline()));
        // when
        var found = outcome(store.find(new OrderId("1"), deadline()));
        // then
        assertThat(found).contains(SampleOrders.laptop("1"));
    }

    @Test
    void tellsAnItemThatItCannotReadFromATableThatIsDown() {
        // given
        var unreadable = Map.of(
                "order_id", AttributeValues.text("unreadable"),
                "outbox_shard", AttributeValues.text("mixed#01"),
                "due_at", AttributeValues.number(1),
                "lease_epoch", AttributeValues.number(1));
        outcome(SdkFutures.start(() -> aws.clients()
                .dynamoDb()
                .putItem(put -> put.tableName(table.name()).item(unreadable))));
        var now = Instant.ofEpochMilli(2);
        // when
        var failure = outcome(store.claim(
                        new OrderId("unreadable"), new Shard("mixed", 1), now, "relay", now.plusSeconds(30), deadline())
                .transform(result -> Future.succeededFuture(result.cause())));
        // then
        assertThat(failure)
                .isInstanceOf(IllegalStateException.class)
                .isNotInstanceOf(DependencyException.class)
                .hasMessageContaining("is missing");
    }

    /** What a hand in the table leaves: the last entry taken off, and the rest as it was. */
    @Test
    void finishesWhatIsClaimedAndHasNothingPending() {
        // given
        var order = SampleOrders.laptop("emptied");
        var due = ((Outbox.Open) order.outbox()).lease().dueAt();
        var shard = Shard.of(order.order().id(), order.outbox()).orElseThrow();
        outcome(store.writeOnce(order, deadline()));
        outcome(SdkFutures.start(() -> aws.clients()
                .dynamoDb()
                .updateItem(update -> update.tableName(table.name())
                        .key(OrderItem.key(order.order().id()))
                        .updateExpression("REMOVE pending"))));
        // when
        var claimed = outcome(store.claim(order.order().id(), shard, due, "relay", due.plusSeconds(30), deadline()));
        // then
        assertThat(claimed).isEmpty();
        assertThat(outcome(store.find(order.order().id(), deadline()))
                        .orElseThrow()
                        .outbox())
                .isEqualTo(new Outbox.Done(Map.of(), 2, due));
        assertThat(outcome(store.due(shard, due.plusSeconds(60), 10, deadline())))
                .isEmpty();
    }
}
