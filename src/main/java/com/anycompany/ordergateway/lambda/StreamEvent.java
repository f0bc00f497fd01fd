package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.delivery.Takeover;
import com.anycompany.ordergateway.json.JsonTree;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Lease;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The records of a table's stream, as far as they are new orders that were left to it. The mapping of the stream to the
 * function should let nothing else through; what comes all the same is passed over.
 *
 * <p>Source: Amazon DynamoDB, "DynamoDB Streams and AWS Lambda triggers".
 */
final class StreamEvent {
    private StreamEvent() {}

    static List<Takeover.Seen> orders(JsonTree event) {
        return event.at("Records").elements().stream()
                .filter(stream -> stream.at("eventName").text().equals(Optional.of("INSERT")))
                .map(stream -> stream.at("dynamodb"))
                .filter(StreamEvent::leftToTheStream)
                .flatMap(StreamEvent::order)
                .toList();
    }

    /** A stream of keys alone does not say whose it is: then the claim does. */
    private static boolean leftToTheStream(JsonTree change) {
        var image = change.at("NewImage");
        return !image.present() || image.at("lease_owner").at("S").text().equals(Optional.of(Lease.STREAM));
    }

    private static Stream<Takeover.Seen> order(JsonTree change) {
        return change.at("Keys").at("order_id").at("S").text().flatMap(OrderId::parse).stream()
                .map(id -> new Takeover.Seen(id, dueAt(change.at("NewImage"))));
    }

    private static Optional<Instant> dueAt(JsonTree image) {
        return image.at("due_at")
                .at("N")
                .text()
                .filter(digits -> digits.matches("[0-9]{1,15}"))
                .map(digits -> Instant.ofEpochMilli(Long.parseLong(digits)));
    }
}
