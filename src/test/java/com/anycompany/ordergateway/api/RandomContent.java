package com.anycompany.ordergateway.api;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Valid orders of any shape, and changes after which they are other, still valid orders. */
final class RandomContent {
    private static final List<String> WORDS = List.of(
            "Laptop", "écran 27\"", "日本語", "😀", "a/b\\c", "<b>", "x".repeat(64), "0", " ", "שלום", "null", "1e3");

    private final RandomGenerator random;

    RandomContent(RandomGenerator random) {
        this.random = random;
    }

    Map<String, Object> order(String id) {
        var order = new LinkedHashMap<String, Object>();
        order.put("order_id", id);
        if (random.nextBoolean()) {
            order.put("product", word());
            order.put("price", price());
        } else {
            order.put("lines", lines());
        }
        maybe(() -> order.put("currency", random.nextBoolean() ? "EUR" : "USD"));
        maybe(() -> order.put("customer", customer()));
        maybe(() -> order.put("metadata", metadata()));
        return order;
    }

    private List<Object> lines() {
        var lines = new ArrayList<>();
        for (var i = random.nextInt(1, 5); i > 0; i--) {
            var line = new LinkedHashMap<String, Object>();
            line.put(random.nextBoolean() ? "product" : "sku", word());
            line.put("quantity", random.nextInt(1, 10_000));
            line.put("unit_price", price());
            lines.add(line);
        }
        return lines;
    }

    private Map<String, Object> customer() {
        var customer = new LinkedHashMap<String, Object>();
        maybe(() -> customer.put("id", word()));
        maybe(() -> customer.put("email", "a" + random.nextInt(1000) + "@example.com"));
        maybe(() -> customer.put("phone", "+3361234" + random.nextInt(1000, 10_000)));
        maybe(() -> customer.put("locale", random.nextBoolean() ? "fr" : "en"));
        return customer;
    }

    private Map<String, Object> metadata() {
        var metadata = new LinkedHashMap<String, Object>();
        for (var i = random.nextInt(5); i > 0; i--) {
            metadata.put(word(), random.nextBoolean() ? "" : word());
        }
        return metadata;
    }

    private String word() {
        return WORDS.get(random.nextInt(WORDS.size()));
    }

    private BigDecimal price() {
        return BigDecimal.valueOf(random.nextLong(1, 1_000_000_000_000L), 2);
    }

    private void maybe(Runnable change) {
        if (random.nextBoolean()) {
            change.run();
        }
    }

    /** The same order with one thing other than it was. */
    Map<String, Object> changed(Map<String, Object> order) {
        var other = new LinkedHashMap<>(order);
        switch (random.nextInt(5)) {
            case 0 -> other.put("currency", "EUR".equals(order.get("currency")) ? "CHF" : "EUR");
            case 1 -> toggle(other, "metadata");
            case 2 -> toggle(other, "customer");
            case 3 -> other.put("metadata", Map.of("added", "pair", "and", String.valueOf(random.nextInt())));
            default -> changeBasket(other);
        }
        return other;
    }

    private static void toggle(Map<String, Object> order, String name) {
        if (order.remove(name) == null) {
            order.put(name, Map.of());
        }
    }

    private void changeBasket(Map<String, Object> order) {
        if (order.get("price") instanceof BigDecimal price) {
            order.put("price", price.add(new BigDecimal("0.01")));
        } else if (order.get("lines") instanceof List<?> lines) {
            var more = new ArrayList<Object>(lines);
            more.add(random.nextInt(lines.size() + 1), Map.of("sku", "added", "quantity", 1, "unit_price", price()));
            order.put("lines", more);
        }
    }
}
