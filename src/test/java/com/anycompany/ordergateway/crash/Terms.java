package com.anycompany.ordergateway.crash;

import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * How hard the gateways are struck: system properties that begin with {@code crash.}, with the values of a short run as
 * presets.
 *
 * @param seed of every choice that a run makes; drawn unless {@code crash.seed} names one
 */
record Terms(
        int kills,
        int freezes,
        int ends,
        int orders,
        int callers,
        Duration lease,
        Duration poll,
        Duration idle,
        Duration skew,
        Duration drainDelay,
        long seed) {
    private static final Duration SHORT_LEASE = Duration.ofSeconds(20);

    static Terms read() {
        return new Terms(
                number("kills", 10),
                number("freezes", 5),
                number("ends", 10),
                number("orders", 150),
                number("callers", 12),
                millis("lease", 3_000),
                millis("poll", 1_000),
                millis("idle", 1_000),
                millis("skew", 0),
                millis("drain-delay", 1_000),
                Long.getLong("crash.seed", new SplittableRandom().nextLong()));
    }

    /**
     * The settings of a gateway under these terms. A lease of seconds leaves room for short attempts only, and a short run
     * for no rehearsal at each of its many starts; with the real lease the presets stand.
     */
    Map<String, String> settings() {
        var settings = new HashMap<>(Map.of(
                "LEASE", lease.toMillis() + "ms",
                "RELAY_BUSY", poll.toMillis() + "ms",
                "RELAY_IDLE", idle.toMillis() + "ms",
                "CLOCK_SKEW", skew.toMillis() + "ms",
                "BACK_OFF_LONGEST", "2s",
                "SES_RATE", "1000"));
        if (lease.compareTo(SHORT_LEASE) < 0) {
            settings.putAll(Map.of(
                    "REHEARSAL", "0s",
                    "DYNAMODB_ATTEMPT_TIMEOUT", "400ms",
                    "DYNAMODB_TIMEOUT", "800ms",
                    "SNS_ATTEMPT_TIMEOUT", "300ms",
                    "SNS_TIMEOUT", "1.2s",
                    "SQS_ATTEMPT_TIMEOUT", "300ms",
                    "SQS_TIMEOUT", "1.2s",
                    "SES_ATTEMPT_TIMEOUT", "1.2s"));
        }
        return settings;
    }

    /** How long an order may lie until somebody looks at it, by the settings alone. */
    Duration leaseAndPoll() {
        return lease.plus(idle.multipliedBy(3).dividedBy(2));
    }

    SplittableRandom random() {
        return new SplittableRandom(seed);
    }

    private static int number(String name, int preset) {
        return Integer.getInteger("crash." + name, preset);
    }

    private static Duration millis(String name, int preset) {
        return Duration.ofMillis(number(name, preset));
    }
}
