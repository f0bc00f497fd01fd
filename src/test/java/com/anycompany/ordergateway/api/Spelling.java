package com.anycompany.ordergateway.api;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Spells one content in one of the many ways that JSON allows: keys in any order, white space anywhere, numbers and
 * characters in any of their forms. A content is made of maps, lists, texts, exact numbers, and whole ones as {@link
 * Integer}.
 */
final class Spelling {
    private static final List<String> SPACES = List.of("", "", "", " ", "\n", "\t", "\r\n", "   ");

    private final RandomGenerator random;
    private final StringBuilder out = new StringBuilder();

    private Spelling(RandomGenerator random) {
        this.random = random;
    }

    /** One spelling of {@code content}. */
    static byte[] of(Object content, RandomGenerator random) {
        var spelling = new Spelling(random);
        spelling.value(content);
        return spelling.out.toString().getBytes(StandardCharsets.UTF_8);
    }

    private void value(Object value) {
        space();
        switch (value) {
            case Map<?, ?> map -> object(map);
            case List<?> list -> array(list);
            case String text -> text(text);
            case BigDecimal number -> out.append(number(number));
            case Integer whole -> out.append(whole);
            default -> throw new IllegalArgumentException("value: " + value.getClass());
        }
        space();
    }

    private void object(Map<?, ?> members) {
        out.append('{');
        var separator = "";
        for (var member : shuffled(members)) {
            out.append(separator);
            space();
            text(member.getKey().toString());
            space();
            out.append(':');
            value(member.getValue());
            separator = ",";
        }
        out.append('}');
    }

    private List<Map.Entry<?, ?>> shuffled(Map<?, ?> members) {
        var entries = new ArrayList<Map.Entry<?, ?>>(members.entrySet());
        for (var i = entries.size() - 1; i > 0; i--) {
            Collections.swap(entries, i, random.nextInt(i + 1));
        }
        return entries;
    }

    private void array(List<?> elements) {
        out.append('[');
        var separator = "";
        for (var element : elements) {
            out.append(separator);
            value(element);
            separator = ",";
        }
        out.append(']');
    }

    private void text(String text) {
        out.append('"');
        text.chars().forEach(c -> out.append(character((char) c)));
        out.append('"');
    }

    private String character(char c) {
        if (random.nextInt(4) == 0) {
            return (random.nextBoolean() ? "\\u%04x" : "\\u%04X").formatted((int) c);
        }
        return switch (c) {
            case '"' -> "\\\"";
            case '\\' -> "\\\\";
            case '/' -> random.nextBoolean() ? "\\/" : "/";
            default -> surrogate(c);
        };
    }

    /** A half of a pair has no form of its own in UTF-8 unless the other half follows unescaped, so it is escaped. */
    private static String surrogate(char c) {
        return Character.isSurrogate(c) ? "\\u%04x".formatted((int) c) : Character.toString(c);
    }

    private String number(BigDecimal number) {
        return switch (random.nextInt(4)) {
            case 0 -> number.toPlainString();
            case 1 -> number.setScale(number.scale() + 1 + random.nextInt(4)).toPlainString();
            case 2 -> {
                var shift = random.nextInt(1, 6);
                yield number.movePointRight(shift).toPlainString() + (random.nextBoolean() ? "e-" : "E-") + shift;
            }
            default -> {
                var shift = random.nextInt(1, 6);
                yield number.movePointLeft(shift).toPlainString() + (random.nextBoolean() ? "e" : "E+0") + shift;
            }
        };
    }

    private void space() {
        out.append(SPACES.get(random.nextInt(SPACES.size())));
    }
}
