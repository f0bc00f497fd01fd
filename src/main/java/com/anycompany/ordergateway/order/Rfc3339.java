package com.anycompany.ordergateway.order;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** Times as the gateway prints them: RFC 3339, UTC, always with milliseconds. */
public final class Rfc3339 {
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private Rfc3339() {}

    /** {@code 2026-11-22T09:30:00.000Z}. */
    public static String of(Instant instant) {
        return FORM.format(instant);
    }
}
