package com.anycompany.ordergateway.order;

import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/**
 * The identity of an order and the key of its item.
 *
 * <p>A caller's own id begins with a letter or a digit. One that we derive from an idempotency key begins with
 * {@code _}, which no caller can send, so nobody can take a place that belongs to another's key.
 */
public record OrderId(String value) {
    private static final Pattern ANY = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]{0,63}");

    public OrderId {
        if (!ANY.matcher(value).matches()) {
            throw new IllegalArgumentException("order id: " + value + " (expected: " + ANY + ")");
        }
    }

    /** The id that a caller chose, unless it breaks the rule for such ids. */
    public static Optional<OrderId> chosen(String text) {
        return parse(text).filter(id -> !id.derived());
    }

    /** An id of either kind, as it stands in a path or in the table. */
    public static Optional<OrderId> parse(String text) {
        return ANY.matcher(text).matches() ? Optional.of(new OrderId(text)) : Optional.empty();
    }

    /**
     * The id of the order that {@code caller} names by {@code key} alone: SHA-256 over both, each behind its length so
     * that no two pairs run together.
     */
    public static OrderId derivedFrom(Caller caller, IdempotencyKey key) {
        var hash = new CanonicalHash().text(caller.name()).text(key.value()).finish();
        return new OrderId("_" + Base64.getUrlEncoder().withoutPadding().encodeToString(hash));
    }

    /**
     * A new id for an order whose caller named none: a UUID of version 7, which begins with the time (RFC 9562, 5.7).
     */
    public static OrderId made(Instant now, RandomGenerator random) {
        var timeAndVersion = (now.toEpochMilli() << 16) | 0x7000 | (random.nextLong() & 0x0FFF);
        var variantAndRandom = 0x8000_0000_0000_0000L | (random.nextLong() >>> 2);
        return new OrderId(new UUID(timeAndVersion, variantAndRandom).toString());
    }

    /** Whether it was derived from an idempotency key. */
    public boolean derived() {
        return value.startsWith("_");
    }

    @Override
    public String toString() {
        return value;
    }
}
