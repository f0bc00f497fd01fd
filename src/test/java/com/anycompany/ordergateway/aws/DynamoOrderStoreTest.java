package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
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
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contract of every store, on DynamoDB Local, and what each failure of the wire means. */
final class DynamoOrderStoreTest
        implements OrderStoreContract, OutboxStoreContract, HandoverStoreContract, OutboxDeskContract {
    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.onAnyPort());
    private static final AwsClients CLIENTS = TestClients.of(AWS);

    private final OrderTable table = new OrderTable(AWS, "Orders-" + UUID.randomUUID());
    private final DynamoOrderStore store = new DynamoOrderStore(CLIENTS.dynamoDb(), table.name(), Guard.NONE);

    @AfterAll
    static void end() {
        CLIENTS.close();
        AWS.close();
    }

    @AfterEach
    void heal() {
        AWS.faults().healAll();
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
        return new DynamoOutboxDesk(CLIENTS.dynamoDb(), table.name());
    }

    @Override
    public Deadline deadline() {
        return new Deadline(Instant.MAX);
    }

    private static Fault faultOf(Future<?> future) {
        var failure = outcome(future.transform(result -> Future.succeededFuture(result.cause())));
        assertThat(failure).isInstanceOf(DependencyException.class);
        return ((DependencyException) failure).fault();
    }

    private Fault write() {
        return faultOf(store.writeOnce(SampleOrders.laptop("fault"), deadline()));
    }

    private boolean stored() {
        AWS.faults().healAll();
        return outcome(store.find(new OrderId("fault"), deadline())).isPresent();
    }

    @ParameterizedTest
    @CsvSource({
        "400, ProvisionedThroughputExceededException, THROTTLED",
        "400, ThrottlingException, THROTTLED",
        "400, RequestLimitExceeded, THROTTLED",
        "400, AccessDeniedException, DENIED",
        "400, ResourceNotFoundException, MISSING",
        "400, ValidationException, INVALID",
        "500, InternalServerError, BROKEN",
        "503, ServiceUnavailable, BROKEN",
    })
    void saysWhatARefusalMeans(int status, String code, Fault expected) {
        // given
        AWS.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.Refuse(status, code));
        // when
        var fault = write();
        // then
        assertThat(fault).isEqualTo(expected);
        assertThat(stored()).isFalse();
    }

    @Test
    void isInDoubtWhenTheAnswerIsLost() {
        // given
        AWS.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.DropAnswer());
        // when
        var fault = write();
        // then
        assertThat(fault.ambiguous()).isTrue();
        assertThat(stored()).isTrue();
    }

    @Test
    void isInDoubtWhenTheConnectionBreaks() {
        // given
        AWS.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.Reset());
        // when
        var fault = write();
        // then
        assertThat(fault.ambiguous()).isTrue();
    }

    @Test
    void isInDoubtWhenNoAnswerComesInTime() {
        // given
        AWS.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.Silent());
        // when
        var fault = write();
        // then
        assertThat(fault).isEqualTo(Fault.TIMEOUT);
    }

    @Test
    void isCertainThatNothingHappenedWhenNobodyListens() {
        // given
        try (var nowhere = TestClients.nowhere()) {
            var unreachable = new DynamoOrderStore(nowhere.dynamoDb(), table.name(), Guard.NONE);
            // when
            var fault = faultOf(unreachable.writeOnce(SampleOrders.laptop("1"), deadline()));
            // then
            assertThat(fault).isEqualTo(Fault.UNREACHABLE);
        }
    }

    @Test
    void isCertainThatNothingHappenedWhenNoConnectionIsFree() {
        // given
        try (var one = TestClients.withOneConnection(AWS)) {
            AWS.faults().fail(AwsServiceName.DYNAMODB, "PutItem", new Failure.Silent());
            var busy = new DynamoOrderStore(one.dynamoDb(), table.name(), Guard.NONE);
            var first = busy.writeOnce(SampleOrders.laptop("1"), deadline());
            var second = busy.writeOnce(SampleOrders.laptop("2"), deadline());
            // when
            var faults = List.of(faultOf(first), faultOf(second));
            // then
            assertThat(faults).containsExactlyInAnyOrder(Fault.TIMEOUT, Fault.THROTTLED);
        }
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
        outcome(SdkFutures.start(() ->
                CLIENTS.dynamoDb().putItem(put -> put.tableName(table.name()).item(unreadable))));
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
        outcome(SdkFutures.start(() -> CLIENTS.dynamoDb()
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
