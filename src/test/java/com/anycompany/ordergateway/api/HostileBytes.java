package com.anycompany.ordergateway.api;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/** Bodies that nobody meant: documents made of random parts, and valid ones with random damage. */
final class HostileBytes {
    private static final List<String> NAMES = List.of(
            "order_id",
            "product",
            "price",
            "lines",
            "currency",
            "customer",
            "metadata",
            "quantity",
            "unit_price",
            "sku",
            "email",
            "phone",
            "locale",
            "id",
            "push_endpoint",
            "status",
            "",
            "__proto__",
            "9",
            "10",
            "1a",
            "a b",
            "\\u0000");
    private static final List<String> SCALARS = List.of(
            "null",
            "true",
            "0",
            "-0",
            "1",
            "999.99",
            "1e400",
            "1e-400",
            "1e999999999",
            "1000E2147483646",
            "1e-99999999999",
            "123456789012345678901234567890",
            "\"\"",
            "\"Laptop\"",
            "\"EUR\"",
            "\"\\ud800\"",
            "\"\\u202e\"",
            "\"a@example.com\"",
            "\"${jndi:ldap://x}\"",
            "\"<script>\"",
            "\"é😀\"",
            "{}",
            "[]");
    private static final List<String> TOKENS = List.of(
            "{",
            "}",
            "[",
            "]",
            ",",
            ":",
            "\"",
            "\\",
            "\\u",
            "\\ud800",
            "null",
            "NaN",
            "1e999999999",
            "-",
            "//",
            "/*",
            "\u0000",
            "\ufeff",
            "\"price\":",
            "\"order_id\":\"x\",",
            "[[[[[[[[[[[[[[[[[[",
            "e",
            ".",
            "0");

    private final RandomGenerator random;

    HostileBytes(RandomGenerator random) {
        this.random = random;
    }

    /** A document of random parts, well-formed but for the luck of the draw. */
    byte[] document() {
        var out = new StringBuilder();
        value(out, 0);
        return out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(StringBuilder out, int depth) {
        var kind = depth == 0 ? 0 : random.nextInt(depth > 5 ? 8 : 5);
        switch (kind) {
            case 0 -> members(out, depth);
            case 1 -> elements(out, depth);
            default -> out.append(pick(SCALARS));
        }
    }

    private void members(StringBuilder out, int depth) {
        out.append('{');
        for (var i = random.nextInt(8); i > 0; i--) {
            out.append('"').append(pick(NAMES)).append("\":");
            value(out, depth + 1);
            out.append(i > 1 ? "," : "");
        }
        out.append('}');
    }

    private void elements(StringBuilder out, int depth) {
        out.append('[');
        for (var i = random.nextInt(4); i > 0; i--) {
            value(out, depth + 1);
            out.append(i > 1 ? "," : "");
        }
        out.append(']');
    }

    /** {@code valid} with one to six damages. */
    byte[] damaged(byte[] valid) {
        var bytes = valid;
        for (var i = random.nextInt(1, 7); i > 0; i--) {
            bytes = damagedOnce(bytes);
        }
        return bytes;
    }

    private byte[] damagedOnce(byte[] bytes) {
        var from = random.nextInt(bytes.length + 1);
        var to = Math.min(bytes.length, from + random.nextInt(1, 12));
        var part = Arrays.copyOfRange(bytes, from, to);
        return switch (random.nextInt(5)) {
            case 0 -> spliced(bytes, from, to, new byte[0]);
            case 1 -> spliced(bytes, from, from, pick(TOKENS).getBytes(StandardCharsets.UTF_8));
            case 2 -> spliced(bytes, from, from, part);
            case 3 -> spliced(bytes, from, Math.min(bytes.length, from + 1), new byte[] {(byte) random.nextInt(256)});
            default -> spliced(bytes, from, to, pick(SCALARS).getBytes(StandardCharsets.UTF_8));
        };
    }

    private static byte[] spliced(byte[] bytes, int from, int to, byte[] between) {
        var out = new ByteArrayOutputStream();
        out.write(bytes, 0, from);
        out.writeBytes(between);
        out.write(bytes, to, bytes.length - to);
        return out.toByteArray();
    }

    private String pick(List<String> from) {
        return from.get(random.nextInt(from.size()));
    }
}
