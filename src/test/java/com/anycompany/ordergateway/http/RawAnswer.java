package com.anycompany.ordergateway.http;

import java.util.Map;

/** One answer as it came over the wire. */
record RawAnswer(String statusLine, Map<String, String> headers, String body) {
    int status() {
        return Integer.parseInt(statusLine.substring(9, 12));
    }

    /** The value of a header, by its name in lower case; empty when it is absent. */
    String header(String name) {
        return headers.getOrDefault(name, "");
    }
}
