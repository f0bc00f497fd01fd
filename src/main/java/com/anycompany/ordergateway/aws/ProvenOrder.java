package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.store.DeliveryState;
import com.anycompany.ordergateway.store.StoredOrder;
import io.vertx.core.Future;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;

/** The item of an order that a deployment is proven by, read consistently, with nothing of the gateway between. */
final class ProvenOrder {
    private final DynamoDbAsyncClient client;
    private final String table;
    private final Proof.Posted posted;

    ProvenOrder(DynamoDbAsyncClient client, String table, Proof.Posted posted) {
        this.client = client;
        this.table = table;
        this.posted = posted;
    }

    OrderId id() {
        return posted.id();
    }

    /** Whether the table holds it as it was posted: at once, since it was answered after it was written. Does not fail. */
    Future<Symptom> stored() {
        return read().map(found -> found.map(this::compared)
                        .orElseGet(() -> Symptom.trouble(
                                what(),
                                "does not hold the order, which was accepted",
                                "see whether the gateway has another DYNAMODB_TABLE, region or account")))
                .recover(failure -> Future.succeededFuture(refused(failure)));
    }

    private Symptom compared(StoredOrder stored) {
        var basket = stored.order().basket();
        var same = basket.lines().size() == 1
                && basket.lines().getFirst().article().label().equals(posted.product())
                && basket.total().digits().equals(posted.price());
        return same
                ? Symptom.well(what(), "holds the order as it was posted")
                : Symptom.trouble(what(), "holds another order under this id", "look at the item " + id());
    }

    /** Whether {@code entry} has been told, by the item. */
    Future<Boolean> told(OutboxEntry entry) {
        return read().map(found -> found.map(stored -> stored.deliveries().get(entry))
                .filter(DeliveryState.Delivered.class::isInstance)
                .isPresent());
    }

    /** {@code symptom}, which says that {@code entry} did not show, with what the item says of it. Does not fail. */
    Future<Symptom> explained(Symptom symptom, OutboxEntry entry) {
        return read().map(found -> found.map(stored ->
                                Optional.ofNullable(stored.deliveries().get(entry)))
                        .map(state -> state.map(ProvenOrder::why)
                                .orElse("the gateway tells nobody of this kind: give it this setting too"))
                        .map(why -> new Symptom(symptom.severity(), symptom.what(), symptom.cause(), why))
                        .orElse(symptom))
                .recover(failure -> Future.succeededFuture(symptom));
    }

    private static String why(DeliveryState state) {
        return switch (state) {
            case DeliveryState.Pending() -> "see whether DeliverOrders, RelayOrders or a task runs";
            case DeliveryState.Failing(var fault) ->
                "its last try failed: " + fault.name().toLowerCase(Locale.ROOT)
                        + "; run doctor with the gateway's role";
            case DeliveryState.Ended(var how) -> "it was given up, see outbox list --parked";
            case DeliveryState.Delivered() -> "it was told elsewhere: compare the gateway's settings with these";
        };
    }

    /** What the refusal of a look means. */
    Symptom refused(Throwable failure) {
        return Examination.needed(what(), "dynamodb:GetItem").of(failure);
    }

    private String what() {
        return "table " + table;
    }

    private Future<Optional<StoredOrder>> read() {
        return SdkFutures.start(() -> client.getItem(
                        get -> get.tableName(table).key(OrderItem.key(id())).consistentRead(true)))
                .map(answer -> answer.hasItem() ? Optional.of(OrderItem.read(answer.item())) : Optional.empty());
    }
}
