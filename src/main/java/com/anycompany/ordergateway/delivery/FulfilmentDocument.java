package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.json.Json;
import com.anycompany.ordergateway.json.OrderDocument;
import com.anycompany.ordergateway.order.Rfc3339;

/**
 * The order as workers read it from the queue: a CloudEvents 1.0 document in structured JSON.
 *
 * <p>Source: CloudEvents specification 1.0.2, JSON event format.
 */
public final class FulfilmentDocument {
    private static final String SOURCE = "/orders";
    private static final String TYPE = "com.anycompany.order.";

    private FulfilmentDocument() {}

    /** The whole document. */
    public static String of(Notice notice) {
        var order = notice.order();
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("specversion", "1.0");
            json.writeStringField("id", notice.eventId());
            json.writeStringField("source", SOURCE);
            json.writeStringField("type", type(notice));
            json.writeStringField("subject", order.id().value());
            json.writeStringField("time", Rfc3339.of(order.receivedAt()));
            json.writeStringField("datacontenttype", "application/json");
            json.writeObjectFieldStart("data");
            OrderDocument.writeMembers(json, order);
            json.writeEndObject();
            json.writeEndObject();
        });
    }

    /** The type of the event: {@code com.anycompany.order.placed}. */
    public static String type(Notice notice) {
        return TYPE + notice.entry().occasion().label();
    }
}
