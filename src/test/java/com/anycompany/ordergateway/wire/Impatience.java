package com.anycompany.ordergateway.wire;

import java.util.HashMap;
import java.util.Map;

/** Settings of a gateway that soon gives up and soon tries again, so that a test need not wait. */
final class Impatience {
    private Impatience() {}

    /** With every dependency but the table, whose emulator is slow on a busy machine. */
    static Map<String, String> settings() {
        return Map.ofEntries(
                Map.entry("LEASE", "25s"),
                Map.entry("CLOCK_SKEW", "0s"),
                Map.entry("DYNAMODB_ATTEMPT_TIMEOUT", "7s"),
                Map.entry("DYNAMODB_TIMEOUT", "7s"),
                Map.entry("REQUEST_DEADLINE", "15s"),
                Map.entry("SNS_ATTEMPT_TIMEOUT", "300ms"),
                Map.entry("SNS_TIMEOUT", "1s"),
                Map.entry("SNS_BREAKER_OPEN", "300ms"),
                Map.entry("SQS_ATTEMPT_TIMEOUT", "300ms"),
                Map.entry("SQS_TIMEOUT", "1s"),
                Map.entry("SQS_BREAKER_OPEN", "300ms"),
                Map.entry("SES_ATTEMPT_TIMEOUT", "400ms"),
                Map.entry("SES_BREAKER_OPEN", "300ms"),
                Map.entry("BACK_OFF_SHORTEST", "50ms"),
                Map.entry("BACK_OFF_LONGEST", "400ms"),
                Map.entry("RELAY_BUSY", "100ms"),
                Map.entry("RELAY_IDLE", "200ms"));
    }

    /** With the table too. */
    static Map<String, String> withTheTable() {
        var settings = new HashMap<>(settings());
        settings.putAll(Map.of(
                "LEASE", "8s",
                "DYNAMODB_ATTEMPT_TIMEOUT", "1s",
                "DYNAMODB_TIMEOUT", "3200ms",
                "DYNAMODB_BREAKER_OPEN", "300ms"));
        return settings;
    }

    /** With a table that, once it is found shut, is not asked for a while; and with a queue that may take its time. */
    static Map<String, String> withATableThatStaysShut() {
        var settings = new HashMap<>(withTheTable());
        settings.putAll(Map.of(
                "LEASE", "20s",
                "DYNAMODB_BREAKER_OPEN", "5s",
                "SQS_ATTEMPT_TIMEOUT", "5s",
                "SQS_TIMEOUT", "5s"));
        return settings;
    }
}
