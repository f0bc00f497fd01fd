package com.anycompany.ordergateway.aws;

import java.util.Random;

/** Texts with what encodings get wrong. */
final class SampleTexts {
    private static final int[] CHARACTERS =
            "aZ09-._~ +&=%/?#\"{}\\:,;'*<>\n\t\u0001\u007fàéß€漢😀".codePoints().toArray();

    private SampleTexts() {}

    /** A text of at least one character and at most {@code most}. */
    static String any(Random random, int most) {
        return random.ints(1 + random.nextInt(most), 0, CHARACTERS.length)
                .map(each -> CHARACTERS[each])
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }
}
