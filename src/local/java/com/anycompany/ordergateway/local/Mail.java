package com.anycompany.ordergateway.local;

import java.time.Instant;
import java.util.List;

/** One mail that SES took, as its recipients would see it. A part that was not sent is empty. */
public record Mail(
        Instant at, String messageId, String from, List<String> to, String subject, String text, String html) {
    public Mail {
        to = List.copyOf(to);
    }
}
