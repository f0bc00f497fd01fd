package com.anycompany.ordergateway.json;

import com.anycompany.ordergateway.order.Article;
import com.anycompany.ordergateway.order.Basket;
import com.anycompany.ordergateway.order.Customer;
import com.anycompany.ordergateway.order.Line;
import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.order.Receipt;
import com.anycompany.ordergateway.order.Rfc3339;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.util.TreeMap;

/**
 * The order as a document, in the names of the request and with the defaults that were applied. Money stands as an exact
 * number at the currency's scale. Who placed it and what only the outbox needs are left out.
 */
public final class OrderDocument {
    private OrderDocument() {}

    /** Writes the members of {@code order} into the object that is open. */
    public static void writeMembers(JsonGenerator json, Order order) throws IOException {
        json.writeStringField("order_id", order.id().value());
        json.writeStringField("status", Receipt.STATUS);
        json.writeStringField("received_at", Rfc3339.of(order.receivedAt()));
        writeBasket(json, order.basket());
        json.writeStringField("currency", order.basket().currency().getCurrencyCode());
        writeNumber(json, "total", order.basket().total().digits());
        writeCustomer(json, order.customer());
        json.writeObjectFieldStart("metadata");
        for (var entry : new TreeMap<>(order.metadata()).entrySet()) {
            json.writeStringField(entry.getKey(), entry.getValue());
        }
        json.writeEndObject();
    }

    private static void writeBasket(JsonGenerator json, Basket basket) throws IOException {
        switch (basket) {
            case Basket.Single(var product, var price) -> {
                json.writeStringField("product", product);
                writeNumber(json, "price", price.digits());
            }
            case Basket.Lines(var lines) -> {
                json.writeArrayFieldStart("lines");
                for (var line : lines) {
                    writeLine(json, line);
                }
                json.writeEndArray();
            }
        }
    }

    private static void writeLine(JsonGenerator json, Line line) throws IOException {
        json.writeStartObject();
        switch (line.article()) {
            case Article.Product(var name) -> json.writeStringField("product", name);
            case Article.Sku(var code) -> json.writeStringField("sku", code);
        }
        json.writeNumberField("quantity", line.quantity());
        writeNumber(json, "unit_price", line.unitPrice().digits());
        json.writeEndObject();
    }

    private static void writeCustomer(JsonGenerator json, Customer customer) throws IOException {
        json.writeObjectFieldStart("customer");
        for (var detail : Customer.Detail.values()) {
            var known = customer.detail(detail);
            if (known.isPresent()) {
                json.writeStringField(detail.field(), known.get());
            }
        }
        json.writeStringField("locale", customer.language().tag());
        json.writeEndObject();
    }

    private static void writeNumber(JsonGenerator json, String name, String digits) throws IOException {
        json.writeFieldName(name);
        json.writeNumber(digits);
    }
}
