package com.anycompany.ordergateway.local.wire;

/** Text that means itself inside XML and HTML, in elements and in quoted attributes. */
public final class Escaped {
    private Escaped() {}

    public static String text(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;");
    }
}
