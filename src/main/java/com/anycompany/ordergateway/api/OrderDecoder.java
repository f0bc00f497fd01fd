package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.intake.OrderRequest;
import com.anycompany.ordergateway.intake.Pointers;
import com.anycompany.ordergateway.intake.ViolationCode;
import com.anycompany.ordergateway.intake.Violations;
import com.anycompany.ordergateway.json.StrictJson;
import com.anycompany.ordergateway.json.Unreadable;
import com.anycompany.ordergateway.order.Basket;
import com.anycompany.ordergateway.order.Customer;
import com.anycompany.ordergateway.order.Line;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Decodes the document of one order, in one pass and without a tree between. A member of the wrong type or of an unknown
 * name is noted and read past, so that the rules can still find everything else that is wrong.
 */
final class OrderDecoder {
    private static final int LONGEST_LONG = 18;
    private static final Map<String, Customer.Detail> DETAILS = details();

    private final StrictJson json;
    private final Violations violations;

    private @Nullable String orderId;
    private @Nullable String product;
    private @Nullable BigDecimal price;
    private @Nullable List<OrderRequest.LineRequest> lines;
    private @Nullable String currency;
    private OrderRequest.@Nullable CustomerRequest customer;
    private @Nullable SequencedMap<String, String> metadata;

    private OrderDecoder(StrictJson json, Violations violations) {
        this.json = json;
        this.violations = violations;
    }

    /** What {@code body} says, with what is wrong in its form added to {@code violations}. */
    static OrderRequest decode(byte[] body, Violations violations) throws Unreadable {
        var decoded = new ArrayList<OrderRequest>(1);
        StrictJson.read(body, json -> decoded.add(new OrderDecoder(json, violations).document()));
        return decoded.getFirst();
    }

    private OrderRequest document() throws IOException, Unreadable {
        if (json.at(JsonToken.START_OBJECT)) {
            json.object(this::member);
        } else {
            wrong("", ViolationCode.NOT_AN_OBJECT, "an object");
        }
        return new OrderRequest(orderId, product, price, lines, currency, customer, metadata);
    }

    private void member(String name) throws IOException, Unreadable {
        switch (name) {
            case "order_id" -> orderId = string("/order_id");
            case "product" -> product = string("/product");
            case "price" -> price = number("/price");
            case "lines" -> lines = lines();
            case "currency" -> currency = string("/currency");
            case "customer" -> customer = customer();
            case "metadata" -> metadata = metadata();
            default -> unknown("", name);
        }
    }

    private @Nullable List<OrderRequest.LineRequest> lines() throws IOException, Unreadable {
        if (!json.at(JsonToken.START_ARRAY)) {
            wrong("/lines", ViolationCode.WRONG_TYPE, "an array of lines");
            return null;
        }
        var read = new ArrayList<OrderRequest.LineRequest>();
        json.array(index -> {
            if (index <= Basket.Lines.MOST) {
                read.add(line("/lines/" + index));
            } else {
                json.skip();
            }
        });
        return read;
    }

    private OrderRequest.LineRequest line(String at) throws IOException, Unreadable {
        var line = new LineFields();
        if (json.at(JsonToken.START_OBJECT)) {
            json.object(name -> {
                switch (name) {
                    case "product" -> line.product = string(at + "/product");
                    case "sku" -> line.sku = string(at + "/sku");
                    case "quantity" -> line.quantity = wholeNumber(at + "/quantity");
                    case "unit_price" -> line.unitPrice = number(at + "/unit_price");
                    default -> unknown(at, name);
                }
            });
        } else {
            wrong(at, ViolationCode.WRONG_TYPE, "an object");
        }
        return line.request();
    }

    private OrderRequest.@Nullable CustomerRequest customer() throws IOException, Unreadable {
        if (!json.at(JsonToken.START_OBJECT)) {
            wrong("/customer", ViolationCode.WRONG_TYPE, "an object");
            return null;
        }
        var details = new EnumMap<Customer.Detail, String>(Customer.Detail.class);
        var locale = new ArrayList<String>(1);
        json.object(name -> {
            var detail = DETAILS.get(name);
            if (detail != null) {
                ifPresent(string("/customer/" + name), text -> details.put(detail, text));
            } else if (name.equals("locale")) {
                ifPresent(string("/customer/locale"), locale::add);
            } else {
                unknown("/customer", name);
            }
        });
        return new OrderRequest.CustomerRequest(details, locale.isEmpty() ? null : locale.getFirst());
    }

    private @Nullable SequencedMap<String, String> metadata() throws IOException, Unreadable {
        if (!json.at(JsonToken.START_OBJECT)) {
            wrong("/metadata", ViolationCode.WRONG_TYPE, "an object of strings");
            return null;
        }
        var read = new LinkedHashMap<String, String>();
        json.object(name -> ifPresent(string(Pointers.child("/metadata", name)), text -> read.put(name, text)));
        return read;
    }

    private @Nullable String string(String pointer) throws IOException, Unreadable {
        if (json.at(JsonToken.VALUE_STRING)) {
            return json.text();
        }
        wrong(pointer, ViolationCode.WRONG_TYPE, "a string");
        return null;
    }

    private @Nullable BigDecimal number(String pointer) throws IOException, Unreadable {
        if (!json.at(JsonToken.VALUE_NUMBER_INT) && !json.at(JsonToken.VALUE_NUMBER_FLOAT)) {
            wrong(pointer, ViolationCode.WRONG_TYPE, "a number");
            return null;
        }
        try {
            return new BigDecimal(json.text());
        } catch (NumberFormatException exponentBeyondInt) {
            wrong(pointer, ViolationCode.OUT_OF_RANGE, "a smaller exponent");
            return null;
        }
    }

    private @Nullable Long wholeNumber(String pointer) throws IOException, Unreadable {
        if (json.at(JsonToken.VALUE_NUMBER_FLOAT)) {
            return notWhole(pointer);
        }
        if (!json.at(JsonToken.VALUE_NUMBER_INT)) {
            wrong(pointer, ViolationCode.WRONG_TYPE, "a whole number");
            return null;
        }
        var text = json.text();
        return text.length() <= LONGEST_LONG ? Long.parseLong(text) : Long.MAX_VALUE;
    }

    /** A number with a fraction or an exponent is no whole number, and beyond every quantity it is that first. */
    private @Nullable Long notWhole(String pointer) throws IOException, Unreadable {
        var number = number(pointer);
        if (number == null) {
            return null;
        }
        var possible = number.compareTo(BigDecimal.ONE) >= 0 && number.compareTo(BigDecimal.valueOf(Line.MOST)) <= 0;
        violations.add(
                pointer,
                possible ? ViolationCode.WRONG_TYPE : ViolationCode.OUT_OF_RANGE,
                "a whole number, 1 to " + Line.MOST);
        return null;
    }

    private void unknown(String parent, String name) throws IOException, Unreadable {
        wrong(Pointers.child(parent, name), ViolationCode.UNKNOWN_PROPERTY, "no such property");
    }

    private void wrong(String pointer, ViolationCode code, String expected) throws IOException, Unreadable {
        violations.add(pointer, code, expected);
        json.skip();
    }

    private static void ifPresent(@Nullable String text, Consumer<String> use) {
        if (text != null) {
            use.accept(text);
        }
    }

    private static Map<String, Customer.Detail> details() {
        var byField = new LinkedHashMap<String, Customer.Detail>();
        for (var detail : Customer.Detail.values()) {
            byField.put(detail.field(), detail);
        }
        return Map.copyOf(byField);
    }

    /** The members of one line while it is read. */
    private static final class LineFields {
        private @Nullable String product;
        private @Nullable String sku;
        private @Nullable Long quantity;
        private @Nullable BigDecimal unitPrice;

        OrderRequest.LineRequest request() {
            return new OrderRequest.LineRequest(product, sku, quantity, unitPrice);
        }
    }
}
