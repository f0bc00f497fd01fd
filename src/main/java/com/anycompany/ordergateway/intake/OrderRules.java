package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.Article;
import com.anycompany.ordergateway.order.Basket;
import com.anycompany.ordergateway.order.Customer;
import com.anycompany.ordergateway.order.Language;
import com.anycompany.ordergateway.order.Line;
import com.anycompany.ordergateway.order.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The rules of an order's content. One pass finds everything that is wrong; nothing is coerced.
 *
 * <p>Source of the limits: the table of fields in the API's contract ({@code openapi.yaml}).
 */
public final class OrderRules {
    private static final int MOST_METADATA = 20;
    private static final String PRICE =
            "more than 0, at most " + Money.PRICE_DIGITS + " digits, and no finer than the currency";

    private static final TextRule ORDER_ID = TextRule.of(
            64, "[A-Za-z0-9][A-Za-z0-9._-]*", "1 to 64 of A-Z a-z 0-9 . _ -, beginning with a letter or a digit");
    private static final TextRule PRODUCT = TextRule.free(200);
    private static final TextRule SKU = TextRule.free(64);
    private static final TextRule CURRENCY = TextRule.of(3, "[A-Z]{3}", "an ISO 4217 code");
    private static final TextRule LOCALE = TextRule.of(2, "fr|en", "fr or en");
    private static final TextRule METADATA_KEY = TextRule.free(64);
    private static final TextRule METADATA_VALUE = TextRule.free(500);
    private static final Map<Customer.Detail, TextRule> CUSTOMER = Map.of(
            Customer.Detail.ID, TextRule.free(128),
            Customer.Detail.EMAIL, EmailRule.RULE,
            Customer.Detail.PHONE, TextRule.of(16, "\\+[1-9][0-9]{1,14}", "a number in the form of E.164"),
            Customer.Detail.PUSH_ENDPOINT,
                    TextRule.of(
                            256,
                            "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:endpoint/[A-Z_]+/[A-Za-z0-9._-]+/[A-Za-z0-9-]+",
                            "the ARN of an SNS platform endpoint"));

    private final Currency defaultCurrency;

    /** Rules in which an order that names no currency is in {@code defaultCurrency}. */
    public OrderRules(Currency defaultCurrency) {
        this.defaultCurrency = defaultCurrency;
    }

    /** The draft that {@code request} says, or nothing, with at least one violation noted then. */
    Optional<Draft> check(OrderRequest request, Violations violations) {
        if (violations.at("", ViolationCode.NOT_AN_OBJECT)) {
            return Optional.empty();
        }
        if (request.orderId() != null) {
            ORDER_ID.check("/order_id", request.orderId(), violations);
        }
        var basket = basket(request, currency(request.currency(), violations), violations);
        var customer = customer(request.customer(), violations);
        var metadata = request.metadata() == null ? Map.<String, String>of() : request.metadata();
        checkMetadata(metadata, violations);
        return violations.none() ? basket.map(some -> new Draft(some, customer, metadata)) : Optional.empty();
    }

    private Currency currency(@Nullable String code, Violations violations) {
        if (code == null || !CURRENCY.check("/currency", code, violations)) {
            return defaultCurrency;
        }
        var currency = Money.currency(code);
        if (currency.isEmpty()) {
            violations.add("/currency", ViolationCode.WRONG_FORMAT, CURRENCY.expected());
        }
        return currency.orElse(defaultCurrency);
    }

    private static Optional<Basket> basket(OrderRequest request, Currency currency, Violations violations) {
        if (violations.at("/lines", ViolationCode.WRONG_TYPE)) {
            return Optional.empty();
        }
        if (request.lines() == null) {
            return single(request, currency, violations);
        }
        if (request.product() != null || request.price() != null) {
            violations.add("/lines", ViolationCode.MUTUALLY_EXCLUSIVE, "either product and price, or lines");
        }
        return lines(request.lines(), currency, violations);
    }

    private static Optional<Basket> single(OrderRequest request, Currency currency, Violations violations) {
        var price = price("/price", request.price(), currency, violations);
        var product = request.product();
        if (product == null) {
            violations.missing("/product", "product and price, or lines");
            return Optional.empty();
        }
        return PRODUCT.check("/product", product, violations)
                ? price.map(amount -> new Basket.Single(product, amount))
                : Optional.empty();
    }

    private static Optional<Basket> lines(
            List<OrderRequest.LineRequest> requests, Currency currency, Violations violations) {
        if (requests.isEmpty()) {
            violations.missing("/lines", "1 to " + Basket.Lines.MOST + " lines");
            return Optional.empty();
        }
        if (requests.size() > Basket.Lines.MOST) {
            violations.add("/lines", ViolationCode.TOO_LONG, "at most " + Basket.Lines.MOST + " lines");
            return Optional.empty();
        }
        var lines = new ArrayList<Line>(requests.size());
        for (var i = 0; i < requests.size(); i++) {
            line("/lines/" + i, requests.get(i), currency, violations).ifPresent(lines::add);
        }
        return lines.size() == requests.size() ? Optional.of(new Basket.Lines(lines)) : Optional.empty();
    }

    private static Optional<Line> line(
            String at, OrderRequest.LineRequest request, Currency currency, Violations violations) {
        if (violations.at(at, ViolationCode.WRONG_TYPE)) {
            return Optional.empty();
        }
        var price = price(at + "/unit_price", request.unitPrice(), currency, violations);
        var article = article(at, request, violations);
        var quantity = request.quantity();
        if (quantity == null) {
            violations.missing(at + "/quantity", "1 to " + Line.MOST);
            return Optional.empty();
        }
        if (quantity < 1 || quantity > Line.MOST) {
            violations.add(at + "/quantity", ViolationCode.OUT_OF_RANGE, "1 to " + Line.MOST);
            return Optional.empty();
        }
        var count = Math.toIntExact(quantity);
        return article.flatMap(what -> price.map(amount -> new Line(what, count, amount)));
    }

    private static Optional<Article> article(String at, OrderRequest.LineRequest request, Violations violations) {
        var product = request.product();
        var sku = request.sku();
        if (product != null && sku != null) {
            violations.add(at + "/sku", ViolationCode.MUTUALLY_EXCLUSIVE, "either product or sku");
        } else if (product != null && PRODUCT.check(at + "/product", product, violations)) {
            return Optional.of(new Article.Product(product));
        } else if (sku != null && SKU.check(at + "/sku", sku, violations)) {
            return Optional.of(new Article.Sku(sku));
        } else if (product == null && sku == null && !violations.at(at + "/sku")) {
            violations.missing(at + "/product", "product or sku");
        }
        return Optional.empty();
    }

    private static Optional<Money> price(
            String pointer, @Nullable BigDecimal number, Currency currency, Violations violations) {
        if (number == null) {
            violations.missing(pointer, PRICE);
            return Optional.empty();
        }
        var price = Money.price(number, currency);
        if (price.isEmpty()) {
            violations.add(pointer, ViolationCode.OUT_OF_RANGE, PRICE);
        }
        return price;
    }

    private static Customer customer(OrderRequest.@Nullable CustomerRequest request, Violations violations) {
        if (request == null) {
            return Customer.UNKNOWN;
        }
        request.details()
                .forEach((detail, text) -> rule(detail).check("/customer/" + detail.field(), text, violations));
        var locale = request.locale();
        if (locale != null) {
            LOCALE.check("/customer/locale", locale, violations);
        }
        var language = locale == null ? Language.FR : Language.of(locale).orElse(Language.FR);
        return new Customer(request.details(), language);
    }

    private static TextRule rule(Customer.Detail detail) {
        return Optional.ofNullable(CUSTOMER.get(detail)).orElseThrow();
    }

    private static void checkMetadata(Map<String, String> metadata, Violations violations) {
        if (metadata.size() > MOST_METADATA) {
            violations.add("/metadata", ViolationCode.TOO_LONG, "at most " + MOST_METADATA + " entries");
            return;
        }
        metadata.forEach((key, value) -> {
            var pointer = Pointers.child("/metadata", key);
            if (METADATA_KEY.check(pointer, key, violations) && !value.isEmpty()) {
                METADATA_VALUE.check(pointer, value, violations);
            }
        });
    }
}
