package com.anycompany.ordergateway.operations;

import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Rfc3339;
import com.anycompany.ordergateway.store.DeliveryState;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.StoredOrder;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One entry that is pending or parked.
 *
 * @param why the last fault of a pending entry, the reason of a parked one, {@code -} if there is none
 * @param dueAt when a pending entry is due; when the last entry of the order ended, where nothing is pending
 * @param owner who holds the order or held it last, {@code -} where nothing is pending
 */
public record Row(OrderId id, OutboxEntry entry, boolean parked, int tries, String why, Instant dueAt, String owner) {
    private static final String NONE = "-";

    /** The rows of {@code order}, in the order of the entries. */
    public static List<Row> of(StoredOrder order) {
        return order.deliveries().entrySet().stream()
                .flatMap(delivery -> row(order, delivery.getKey(), delivery.getValue()))
                .toList();
    }

    private static Stream<Row> row(StoredOrder order, OutboxEntry entry, DeliveryState state) {
        return switch (state) {
            case DeliveryState.Pending() -> Stream.of(row(order, entry, false, NONE));
            case DeliveryState.Failing(var fault) ->
                Stream.of(row(order, entry, false, fault.name().toLowerCase(Locale.ROOT)));
            case DeliveryState.Ended(Closed how) when how.parked() -> Stream.of(row(order, entry, true, how.reason()));
            case DeliveryState.Ended(Closed how) -> Stream.empty();
            case DeliveryState.Delivered() -> Stream.empty();
        };
    }

    private static Row row(StoredOrder order, OutboxEntry entry, boolean parked, String why) {
        var id = order.order().id();
        return switch (order.outbox()) {
            case Outbox.Open open ->
                new Row(
                        id,
                        entry,
                        parked,
                        open.tries(entry),
                        why,
                        open.lease().dueAt(),
                        open.lease().owner());
            case Outbox.Done done -> new Row(id, entry, parked, 0, why, done.at(), NONE);
        };
    }

    /** In one line. */
    public String inWords() {
        return "%s %s %s tries=%d why=%s due_at=%s owner=%s"
                .formatted(id, entry.name(), parked ? "parked" : "pending", tries, why, Rfc3339.of(dueAt), owner);
    }
}
