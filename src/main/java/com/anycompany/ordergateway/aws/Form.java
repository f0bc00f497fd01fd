package com.anycompany.ordergateway.aws;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A form as it goes over the wire: names and values in UTF-8, percent-encoded but for the unreserved characters.
 *
 * <p>Source: RFC 3986, section 2.3; AWS Query protocol, "Serialization".
 */
final class Form {
    /** The content type of a form. */
    static final String TYPE = "application/x-www-form-urlencoded; charset=utf-8";

    /** Most bytes that one byte becomes. */
    private static final int MOST = 3;

    private static final byte[] HEX = "0123456789ABCDEF".getBytes(StandardCharsets.US_ASCII);
    private static final boolean[] UNRESERVED = unreserved();

    private byte[] bytes;
    private int length;

    /** An empty form, with room for {@code expected} bytes before it has to grow. */
    Form(int expected) {
        this.bytes = new byte[expected];
    }

    /** Adds a field; none where there is no value. */
    Form add(String name, @Nullable String value) {
        if (value != null) {
            var nameBytes = name.getBytes(StandardCharsets.UTF_8);
            var valueBytes = value.getBytes(StandardCharsets.UTF_8);
            reserve(2 + MOST * (nameBytes.length + valueBytes.length));
            if (length > 0) {
                bytes[length++] = '&';
            }
            encode(nameBytes);
            bytes[length++] = '=';
            encode(valueBytes);
        }
        return this;
    }

    /** The whole form. */
    byte[] bytes() {
        return Arrays.copyOf(bytes, length);
    }

    private void reserve(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    private void encode(byte[] plain) {
        for (var each : plain) {
            if (each >= 0 && UNRESERVED[each]) {
                bytes[length++] = each;
            } else {
                bytes[length++] = '%';
                bytes[length++] = HEX[each >> 4 & 0xF];
                bytes[length++] = HEX[each & 0xF];
            }
        }
    }

    private static boolean[] unreserved() {
        var unreserved = new boolean[Byte.MAX_VALUE + 1];
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~"
                .chars()
                .forEach(character -> unreserved[character] = true);
        return unreserved;
    }
}
