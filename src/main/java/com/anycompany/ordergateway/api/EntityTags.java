package com.anycompany.ordergateway.api;

import java.util.List;
import java.util.stream.Stream;

/** Entity tags (RFC 9110, 8.8.3 and 13.1): the version of an order, quoted. */
final class EntityTags {
    private EntityTags() {}

    static String of(long version) {
        return "\"" + version + "\"";
    }

    /** Whether {@code tag} is named by the values of {@code If-None-Match}, compared weakly. */
    static boolean isAmong(String tag, List<String> headerValues) {
        return headerValues.stream()
                .flatMap(value -> Stream.of(value.split(",", -1)))
                .map(String::strip)
                .anyMatch(named -> named.equals("*") || named.equals(tag) || named.equals("W/" + tag));
    }
}
