package com.anycompany.ordergateway.aws;

/** How long a text may be in UTF-8, without encoding it. */
final class Utf8 {
    /** No UTF-16 unit takes more. */
    private static final int MOST = 3;

    private Utf8() {}

    /** {@code text} takes at most so many bytes. */
    static long most(String text) {
        return MOST * (long) text.length();
    }
}
