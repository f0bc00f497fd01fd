package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.json.Json;
import com.anycompany.ordergateway.order.Order;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;

/**
 * What subscribers of the topic read, each in the form of its protocol.
 *
 * <p>Source: Amazon SNS, "Sending mobile push notifications", platform-specific payloads; Publish, MessageStructure.
 */
public final class EventTexts {
    private EventTexts() {}

    /** The message itself, to the letter of what was asked for. */
    public static String message(Order order) {
        return "Nouvelle commande reçue: " + order.id();
    }

    /** The subject of mails to subscribers: ASCII, under 100 characters. */
    public static String subject() {
        return "Nouvelle commande";
    }

    /** The message for {@code MessageStructure=json}: a text for each protocol, {@code default} for the others. */
    public static String byProtocol(Order order) {
        var message = message(order);
        // One document after the other: within each other they would not find the buffers that are kept for them.
        var apple = Json.text(push -> apple(push, message));
        var google = Json.text(push -> google(push, message));
        return Json.text(json -> {
            json.writeStartObject();
            json.writeStringField("default", message);
            json.writeStringField("email", mail(order));
            json.writeStringField("sms", message);
            json.writeStringField("APNS", apple);
            json.writeStringField("APNS_SANDBOX", apple);
            json.writeStringField("GCM", google);
            json.writeEndObject();
        });
    }

    private static String mail(Order order) {
        var basket = order.basket();
        var text = new StringBuilder(message(order)).append("\n\n");
        basket.lines()
                .forEach(line -> text.append(line.quantity())
                        .append(" × ")
                        .append(line.article().label())
                        .append('\n'));
        return text.append("\nTotal: ")
                .append(basket.total().digits())
                .append(' ')
                .append(basket.currency().getCurrencyCode())
                .append('\n')
                .toString();
    }

    private static void apple(JsonGenerator json, String message) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("aps");
        json.writeStringField("alert", message);
        json.writeEndObject();
        json.writeEndObject();
    }

    private static void google(JsonGenerator json, String message) throws IOException {
        json.writeStartObject();
        json.writeObjectFieldStart("notification");
        json.writeStringField("body", message);
        json.writeEndObject();
        json.writeEndObject();
    }
}
