package com.anycompany.ordergateway.api;

import java.util.HexFormat;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/** The name of a request in answers and logs: the caller's, where it sent a plain one once, else ours. */
public final class RequestIds {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private final RandomGenerator random;

    /** Draws its own ids from {@code random}. */
    public RequestIds(RandomGenerator random) {
        this.random = random;
    }

    String of(ApiRequest request) {
        var sent = request.header("x-request-id");
        return sent.size() == 1 && PLAIN.matcher(sent.getFirst()).matches() ? sent.getFirst() : draw();
    }

    /** An id of ours. */
    public String draw() {
        return HexFormat.of().toHexDigits(random.nextLong()) + HexFormat.of().toHexDigits(random.nextLong());
    }
}
