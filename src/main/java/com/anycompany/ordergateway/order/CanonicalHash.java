package com.anycompany.ordergateway.order;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;

/**
 * SHA-256 over a sequence of texts, each behind its length, so that no two sequences run together; an absent text
 * differs from an empty one. Not safe for use by several threads.
 */
public final class CanonicalHash {
    private static final int ABSENT = -1;

    private final MessageDigest digest = sha256();

    /** Adds one text, or its absence. */
    public CanonicalHash text(@Nullable String text) {
        if (text == null) {
            return count(ABSENT);
        }
        var bytes = text.getBytes(StandardCharsets.UTF_8);
        count(bytes.length);
        digest.update(bytes);
        return this;
    }

    /** Adds how many of something follow; -1 for an absent collection. */
    public CanonicalHash count(int count) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(count).flip());
        return this;
    }

    /** The 32 bytes of all that was added; the hash then begins anew. */
    public byte[] finish() {
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is required of every Java platform", e);
        }
    }
}
