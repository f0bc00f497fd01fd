package com.anycompany.ordergateway.api;

import java.util.List;
import java.util.function.Function;

/**
 * One request, whichever entrance it came through, complete with its body.
 *
 * @param path as it was sent, still percent-encoded, without the query
 * @param query as it was sent, without the question mark; empty when there is none
 * @param headers every value of a header, by its name in lower case
 */
public record ApiRequest(
        String method, String path, String query, Function<String, List<String>> headers, byte[] body) {
    /** Every value sent for {@code name}, in order. */
    List<String> header(String name) {
        return headers.apply(name);
    }
}
