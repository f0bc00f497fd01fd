package com.anycompany.ordergateway.store;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/**
 * 128 random bits drawn for one request and constant over its attempts, by which a retry recognises its own earlier
 * write. Never taken from a header: who could choose it could pass for us.
 */
public record WriteToken(String value) {
    private static final HexFormat HEX = HexFormat.of();

    /** A new one. */
    public static WriteToken draw(RandomGenerator random) {
        return new WriteToken(HEX.toHexDigits(random.nextLong()) + HEX.toHexDigits(random.nextLong()));
    }
}
