package com.anycompany.ordergateway.intake;

import java.util.regex.Pattern;

/**
 * JSON pointers (RFC 6901) to what a caller sent. A name that is not plain is left out, so that an answer never carries
 * arbitrary input: the pointer then shows the object that holds it.
 */
public final class Pointers {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_.-]{1,64}");

    private Pointers() {}

    /** The pointer to the member {@code name} of what stands at {@code parent}. */
    public static String child(String parent, String name) {
        return PLAIN.matcher(name).matches() ? parent + "/" + name : parent;
    }
}
