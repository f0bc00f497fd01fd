package com.anycompany.ordergateway.intake;

import java.util.regex.Pattern;

/**
 * What one kind of text must look like.
 *
 * @param longest in characters (code points)
 */
record TextRule(int longest, Pattern shape, ViolationCode wrongShape, String expected) {
    private static final Pattern ANY = Pattern.compile(".*", Pattern.DOTALL);

    /** Any text of 1 to {@code longest} characters. */
    static TextRule free(int longest) {
        return new TextRule(longest, ANY, ViolationCode.WRONG_FORMAT, "1 to " + longest + " characters");
    }

    /** A text of a given form. */
    static TextRule of(int longest, String shape, String expected) {
        return new TextRule(longest, Pattern.compile(shape), ViolationCode.WRONG_FORMAT, expected);
    }

    /** Notes the first thing wrong with {@code text}, if anything is; says whether it is right. */
    boolean check(String pointer, String text, Violations violations) {
        if (!PlainText.plain(text)) {
            violations.add(pointer, ViolationCode.INVALID_CHARACTERS, PlainText.EXPECTED);
        } else if (text.isEmpty()) {
            violations.add(pointer, ViolationCode.REQUIRED, expected);
        } else if (text.codePointCount(0, text.length()) > longest) {
            violations.add(pointer, ViolationCode.TOO_LONG, "at most " + longest + " characters");
        } else if (!shape.matcher(text).matches()) {
            violations.add(pointer, wrongShape, expected);
        } else {
            return true;
        }
        return false;
    }
}
