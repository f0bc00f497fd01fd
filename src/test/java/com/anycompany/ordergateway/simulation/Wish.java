package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.api.ApiRequest;
import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.order.IdempotencyKey;
import com.anycompany.ordergateway.order.OrderId;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;

/**
 * An order that somebody wants to place.
 *
 * @param id as the caller names it, or empty
 * @param key the caller's idempotency key, or empty
 * @param product what is wanted; two wishes for different products differ in content
 * @param email where the confirmation goes, or empty
 */
record Wish(String id, String key, String product, String email) {
    static Wish drawn(int number, SplittableRandom random) {
        var id = random.nextInt(4) > 0 ? "o-" + number : "";
        var key = id.isEmpty() && random.nextInt(3) > 0 ? "k-" + number : "";
        var email = switch (random.nextInt(8)) {
            case 0, 1 -> "";
            case 2 -> "c-" + number + "@" + SimSes.UNVERIFIED;
            case 3 -> "c-" + number + "@" + SimSes.REFUSED;
            default -> "c-" + number + "@example.com";
        };
        return new Wish(id, key, "P-" + number, email);
    }

    /** The same identity with another content. */
    Wish conflicting() {
        return new Wish(id, key, product + "-other", email);
    }

    /** Whether a repeat of it can be told from a new order. */
    boolean repeatable() {
        return !id.isEmpty() || !key.isEmpty();
    }

    /** The id that the order must get, unless the gateway makes one. */
    Optional<String> orderId() {
        if (!id.isEmpty()) {
            return Optional.of(id);
        }
        return IdempotencyKey.parse(key)
                .map(some -> OrderId.derivedFrom(Caller.ANONYMOUS, some).value());
    }

    /** The request, spelled in one of several ways that all say the same. */
    ApiRequest request(SplittableRandom random) {
        var price = random.nextBoolean() ? "19.9" : "19.90";
        var parts = new TreeSet<>(Set.of("\"product\":\"" + product + "\"", "\"price\":" + price));
        if (!id.isEmpty()) {
            parts.add("\"order_id\":\"" + id + "\"");
        }
        if (!email.isEmpty()) {
            parts.add("\"customer\":{\"email\":\"" + email + "\"}");
        }
        var body = "{" + String.join(random.nextBoolean() ? "," : " , ", parts) + "}";
        return new ApiRequest("POST", "/orders", "", this::header, body.getBytes(StandardCharsets.UTF_8));
    }

    /** A look at the order of that id. */
    static ApiRequest look(String orderId) {
        return new ApiRequest("GET", "/orders/" + orderId, "", name -> List.of(), new byte[0]);
    }

    private List<String> header(String name) {
        return switch (name) {
            case "content-type" -> List.of("application/json");
            case "idempotency-key" -> key.isEmpty() ? List.of() : List.of(key);
            default -> List.of();
        };
    }
}
