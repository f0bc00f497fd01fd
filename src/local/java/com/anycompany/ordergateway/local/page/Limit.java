package com.anycompany.ordergateway.local.page;

import java.util.regex.Pattern;

/** How many of the latest records are wanted: {@code limit} of the query, 200 without it. */
final class Limit {
    static final int USUAL = 200;

    private static final Pattern LIMIT = Pattern.compile("(?:^|&)limit=(\\d{1,6})(?:&|$)");

    private Limit() {}

    static int in(String query) {
        var limit = LIMIT.matcher(query);
        return limit.find() ? Integer.parseInt(limit.group(1)) : USUAL;
    }
}
