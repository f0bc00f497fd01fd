package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.aws.AttributeValues.map;
import static com.anycompany.ordergateway.aws.AttributeValues.number;
import static com.anycompany.ordergateway.aws.AttributeValues.text;

import com.anycompany.ordergateway.order.Article;
import com.anycompany.ordergateway.order.Basket;
import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.order.Customer;
import com.anycompany.ordergateway.order.Language;
import com.anycompany.ordergateway.order.Line;
import com.anycompany.ordergateway.order.Money;
import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Receipt;
import com.anycompany.ordergateway.order.TraceContext;
import com.anycompany.ordergateway.store.Birth;
import com.anycompany.ordergateway.store.Fingerprint;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.store.WriteToken;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An order as the item of the table, and back. The names of the attributes are part of the contract with operators. */
final class OrderItem {
    static final String ID = "order_id";
    static final String VERSION = "version";

    private static final String CALLER = "caller";
    private static final String FINGERPRINT = "fingerprint";
    private static final String TOKEN = "write_token";
    static final String RECEIVED_AT = "received_at";
    private static final String WANTED = "wanted";
    private static final String STATUS = "status";
    private static final String PRODUCT = "product";
    private static final String PRICE = "price";
    private static final String LINES = "lines";
    private static final String SKU = "sku";
    private static final String QUANTITY = "quantity";
    private static final String UNIT_PRICE = "unit_price";
    private static final String CURRENCY = "currency";
    private static final String CUSTOMER = "customer";
    private static final String LOCALE = "locale";
    private static final String METADATA = "metadata";

    private OrderItem() {}

    /** The key of an order. */
    static Map<String, AttributeValue> key(OrderId id) {
        return Map.of(ID, text(id.value()));
    }

    /** The whole item of a new order. Its attributes stand in one order, always, so that statements are alike. */
    static SequencedMap<String, AttributeValue> of(StoredOrder stored) {
        var item = new LinkedHashMap<String, AttributeValue>();
        var order = stored.order();
        item.put(ID, text(order.id().value()));
        item.put(CALLER, text(order.caller().name()));
        item.put(RECEIVED_AT, number(order.receivedAt().toEpochMilli()));
        item.put(STATUS, text(Receipt.STATUS));
        putBasket(item, order.basket());
        item.put(CUSTOMER, map(customer(order.customer())));
        item.put(METADATA, map(AttributeValues.texts(order.metadata())));
        order.trace().ifPresent(trace -> item.putAll(AttributeValues.texts(trace.members())));
        item.put(FINGERPRINT, text(stored.birth().fingerprint().value()));
        item.put(TOKEN, text(stored.birth().token().value()));
        if (!stored.birth().wanted().isEmpty()) {
            item.put(WANTED, OutboxAttributes.names(stored.birth().wanted()));
        }
        item.put(VERSION, number(stored.version()));
        item.putAll(OutboxAttributes.of(order.id(), stored.outbox()));
        return item;
    }

    /** The order that an item of the table says. */
    static StoredOrder read(Map<String, AttributeValue> item) {
        var attributes = new Attributes(item);
        var birth = new Birth(
                new Fingerprint(attributes.text(FINGERPRINT)),
                new WriteToken(attributes.text(TOKEN)),
                OutboxAttributes.entries(attributes, WANTED));
        return new StoredOrder(order(attributes), birth, OutboxAttributes.read(attributes), attributes.number(VERSION));
    }

    private static Order order(Attributes item) {
        return new Order(
                new OrderId(item.text(ID)),
                new Caller(item.text(CALLER)),
                basket(item),
                customer(item.map(CUSTOMER)),
                item.map(METADATA).texts(),
                item.instant(RECEIVED_AT),
                trace(item));
    }

    private static @Nullable TraceContext trace(Attributes item) {
        return item.has(TraceContext.PARENT)
                ? new TraceContext(
                        item.text(TraceContext.PARENT),
                        item.has(TraceContext.STATE) ? item.text(TraceContext.STATE) : "")
                : null;
    }

    private static void putBasket(Map<String, AttributeValue> item, Basket basket) {
        item.put(CURRENCY, text(basket.currency().getCurrencyCode()));
        switch (basket) {
            case Basket.Single(var product, var price) -> {
                item.put(PRODUCT, text(product));
                item.put(PRICE, AttributeValue.fromN(price.digits()));
            }
            case Basket.Lines(var lines) ->
                item.put(
                        LINES,
                        AttributeValue.fromL(
                                lines.stream().map(line -> map(line(line))).toList()));
        }
    }

    private static Map<String, AttributeValue> line(Line line) {
        var article = switch (line.article()) {
            case Article.Product(var name) -> Map.entry(PRODUCT, name);
            case Article.Sku(var code) -> Map.entry(SKU, code);
        };
        return Map.of(
                article.getKey(),
                text(article.getValue()),
                QUANTITY,
                number(line.quantity()),
                UNIT_PRICE,
                AttributeValue.fromN(line.unitPrice().digits()));
    }

    private static Basket basket(Attributes item) {
        var currency = Currency.getInstance(item.text(CURRENCY));
        return item.has(LINES)
                ? new Basket.Lines(item.list(LINES).stream()
                        .map(line -> line(line, currency))
                        .toList())
                : new Basket.Single(item.text(PRODUCT), new Money(item.decimal(PRICE), currency));
    }

    private static Line line(Attributes line, Currency currency) {
        var article = line.has(SKU) ? new Article.Sku(line.text(SKU)) : new Article.Product(line.text(PRODUCT));
        return new Line(article, Math.toIntExact(line.number(QUANTITY)), new Money(line.decimal(UNIT_PRICE), currency));
    }

    private static Map<String, AttributeValue> customer(Customer customer) {
        var attributes = new HashMap<String, AttributeValue>();
        customer.details().forEach((detail, value) -> attributes.put(detail.field(), text(value)));
        attributes.put(LOCALE, text(customer.language().tag()));
        return attributes;
    }

    private static Customer customer(Attributes attributes) {
        var details = new EnumMap<Customer.Detail, String>(Customer.Detail.class);
        for (var detail : Customer.Detail.values()) {
            Optional.of(detail.field())
                    .filter(attributes::has)
                    .ifPresent(field -> details.put(detail, attributes.text(field)));
        }
        return new Customer(details, Language.of(attributes.text(LOCALE)).orElse(Language.FR));
    }
}
