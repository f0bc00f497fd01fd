package com.anycompany.ordergateway.order;

import java.util.Optional;

/**
 * A caller's own name for one intent, so that a repeat is recognised. 1 to 255 visible ASCII characters.
 *
 * <p>Source: draft-ietf-httpapi-idempotency-key-header; the length and the alphabet are this gateway's contract.
 */
public record IdempotencyKey(String value) {
    private static final int LONGEST = 255;

    public IdempotencyKey {
        if (!valid(value)) {
            throw new IllegalArgumentException(
                    "idempotency key: " + value.length() + " characters (expected: 1.." + LONGEST + " visible ASCII)");
        }
    }

    /** The key, unless it breaks the rule. */
    public static Optional<IdempotencyKey> parse(String text) {
        return valid(text) ? Optional.of(new IdempotencyKey(text)) : Optional.empty();
    }

    private static boolean valid(String text) {
        return !text.isEmpty() && text.length() <= LONGEST && text.chars().allMatch(c -> c > 0x20 && c < 0x7F);
    }
}
