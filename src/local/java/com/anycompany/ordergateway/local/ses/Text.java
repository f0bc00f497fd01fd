package com.anycompany.ordergateway.local.ses;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A text and what arrives of it: letters that its character set does not have become question marks. Without a
 * character set that is every letter outside ASCII.
 *
 * <p>Source: API_Content of version 2, Charset.
 */
final class Text {
    private Text() {}

    /** The text of that name, or an empty one. */
    static String in(Fields parent, String name) {
        var part = parent.object(name);
        var charset = part.text("Charset").map(Text::charset).orElse(StandardCharsets.US_ASCII);
        return new String(part.text("Data").orElse("").getBytes(charset), charset);
    }

    private static Charset charset(String name) {
        try {
            return Charset.forName(name);
        } catch (IllegalArgumentException e) {
            throw SesRefusal.badRequest("Unknown charset: " + name);
        }
    }
}
