package com.anycompany.ordergateway.local.sns;

import java.util.Arrays;
import java.util.regex.Pattern;

/**
 * What a subscriber is reached by, and what its endpoint must look like. A mail address has to be confirmed by its owner.
 *
 * <p>Source: API_Subscribe, Protocol and Endpoint.
 */
enum Protocol {
    SQS("sqs", "arn:aws[a-z-]*:sqs:[^:]+:[^:]+:[^:]+", "SQS endpoint ARN"),
    EMAIL("email", "[^@\\s]+@[^@\\s]+", "Email address"),
    EMAIL_JSON("email-json", "[^@\\s]+@[^@\\s]+", "Email address"),
    SMS("sms", PhoneNumber.FORM, "Invalid SMS endpoint"),
    APPLICATION("application", "arn:aws[a-z-]*:sns:[^:]+:[^:]+:endpoint/.+", "Application endpoint arn invalid");

    private final String key;
    private final Pattern endpoint;
    private final String complaint;

    Protocol(String key, String endpoint, String complaint) {
        this.key = key;
        this.endpoint = Pattern.compile(endpoint);
        this.complaint = complaint;
    }

    static Protocol named(String key) {
        return Arrays.stream(values())
                .filter(protocol -> protocol.key.equals(key))
                .findFirst()
                .orElseThrow(
                        () -> SnsRefusal.invalidParameter("Amazon SNS does not support this protocol string: " + key));
    }

    String key() {
        return key;
    }

    String endpoint(String given) {
        if (!endpoint.matcher(given).matches()) {
            throw SnsRefusal.invalidParameter(complaint);
        }
        return given;
    }

    boolean awaitsConfirmation() {
        return this == EMAIL || this == EMAIL_JSON;
    }
}
