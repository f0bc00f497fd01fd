package com.anycompany.ordergateway.intake;

/**
 * Which characters a text of an order may hold. Refused are control characters, halves of surrogate pairs, marks that
 * reorder what a reader sees (Unicode Technical Report 36, bidirectional overrides and isolates), and the two
 * non-characters that XML 1.0 and so SQS refuse.
 */
final class PlainText {
    static final String EXPECTED = "no control characters, unpaired surrogates or bidirectional overrides";

    private PlainText() {}

    static boolean plain(String text) {
        var length = text.length();
        for (var i = 0; i < length; i++) {
            var c = text.charAt(i);
            if (c >= 0x20 && c < 0x7F) {
                continue;
            }
            if (Character.isHighSurrogate(c) && i + 1 < length && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isISOControl(c) || Character.isSurrogate(c) || reorders(c) || c >= 0xFFFE) {
                return false;
            }
        }
        return true;
    }

    private static boolean reorders(char c) {
        return (c >= 0x202A && c <= 0x202E) || (c >= 0x2066 && c <= 0x2069);
    }
}
