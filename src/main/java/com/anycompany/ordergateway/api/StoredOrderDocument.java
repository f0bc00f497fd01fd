package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.json.Json;
import com.anycompany.ordergateway.json.OrderDocument;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.store.DeliveryState;
import com.anycompany.ordergateway.store.StoredOrder;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.Locale;

/** The order as it stands, for its caller: the order's document, and how each delivery stands. */
final class StoredOrderDocument {
    private StoredOrderDocument() {}

    static byte[] bytes(StoredOrder stored) {
        return Json.bytes(json -> {
            json.writeStartObject();
            OrderDocument.writeMembers(json, stored.order());
            json.writeObjectFieldStart("deliveries");
            for (var delivery : stored.deliveries().entrySet()) {
                json.writeObjectFieldStart(delivery.getKey().name());
                writeState(json, delivery.getValue());
                json.writeEndObject();
            }
            json.writeEndObject();
            json.writeNumberField("version", stored.version());
            json.writeEndObject();
        });
    }

    private static void writeState(JsonGenerator json, DeliveryState state) throws IOException {
        switch (state) {
            case DeliveryState.Pending() -> json.writeStringField("state", "pending");
            case DeliveryState.Failing(var fault) -> {
                json.writeStringField("state", "pending");
                json.writeStringField("last_fault", fault.name().toLowerCase(Locale.ROOT));
            }
            case DeliveryState.Delivered() -> json.writeStringField("state", "delivered");
            case DeliveryState.Ended(Closed(var ending, var reason)) -> {
                json.writeStringField("state", ending.label());
                json.writeStringField("reason", reason);
            }
        }
    }
}
