package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.config.Settings;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * What one seed is about: how many nodes, which settings, how long the storm lasts and of which kind it is.
 *
 * @param storm how long things go wrong
 * @param busy until when orders are placed
 * @param indexLag the longest time in milliseconds that the index takes to show a change
 */
record Plan(Kind kind, int nodes, int wishes, Duration storm, Duration busy, int indexLag, Settings settings) {
    private static final Path NO_FILE = Path.of("no-file.yaml");

    /** The kinds of storms. */
    enum Kind {
        /** Anything may happen to anybody. */
        EVERYTHING,
        /** One sink is down throughout, and nothing else goes wrong. */
        ONE_SINK_DOWN,
        /** Mails leave and nobody answers. */
        MAIL_IN_THE_DARK,
        /** A sink fails again and again while writes to the table are done long after they were given up. */
        LATE_WRITES,
        /** One sink is down for more than a day. */
        A_DAY_OF_IT
    }

    static Plan drawn(SplittableRandom random) {
        var kind = switch (random.nextInt(120)) {
            case 0 -> Kind.A_DAY_OF_IT;
            case 1, 2, 3, 4, 5, 6, 7, 8 -> Kind.ONE_SINK_DOWN;
            case 9, 10, 11, 12, 13, 14, 15 -> Kind.MAIL_IN_THE_DARK;
            default -> Kind.EVERYTHING;
        };
        var day = kind == Kind.A_DAY_OF_IT;
        var storm = switch (kind) {
            case A_DAY_OF_IT -> Duration.ofHours(27);
            case ONE_SINK_DOWN -> Duration.ofSeconds(60);
            default -> Duration.ofMillis(random.nextLong(15_000, 30_000));
        };
        var busy = day || kind == Kind.ONE_SINK_DOWN
                ? Duration.ofSeconds(10)
                : storm.multipliedBy(2).dividedBy(3);
        return new Plan(
                kind,
                day ? 1 : 1 + random.nextInt(3),
                day ? 1 + random.nextInt(2) : 2 + random.nextInt(8),
                storm,
                busy,
                random.nextInt(3) == 0 ? 5_000 : 100,
                settings(random, kind));
    }

    private static Settings settings(SplittableRandom random, Kind kind) {
        var day = kind == Kind.A_DAY_OF_IT;
        var environment = new HashMap<String, String>();
        var sinks = day ? 1 : kind == Kind.EVERYTHING ? random.nextInt(8) : 7;
        var late = kind == Kind.LATE_WRITES;
        if (sinks == 0 || (sinks & 1) > 0) {
            environment.put("SNS_TOPIC", SimSns.TOPIC);
        }
        if (sinks == 0 || (sinks & 2) > 0) {
            environment.put("SQS_QUEUE_URL", SimSqs.QUEUE);
        }
        if (sinks == 0 || (sinks & 4) > 0) {
            environment.put("SES_SENDER", SimSes.SENDER);
        }
        if (random.nextInt(4) == 0) {
            environment.put("CONFIRMATION_TO", SimSes.FIXED_RECIPIENT);
        }
        var attempt = random.nextInt(200, 500);
        environment.putAll(Map.of(
                "SNS_ATTEMPT_TIMEOUT", attempt + "ms",
                "SNS_TIMEOUT", 4 * attempt + "ms",
                "SQS_ATTEMPT_TIMEOUT", attempt + "ms",
                "SQS_TIMEOUT", 4 * attempt + "ms",
                "SES_ATTEMPT_TIMEOUT", 2 * attempt + "ms",
                "SES_RATE", String.valueOf(random.nextInt(1, 15)),
                "LEASE", 4 * attempt + 4_401 + random.nextInt(late ? 10 : 6_000) + "ms"));
        environment.putAll(Map.of(
                "RELAY_BUSY", day ? "10m" : random.nextInt(1_000, 3_000) + "ms",
                "RELAY_IDLE", day ? "20m" : random.nextInt(5_000, 10_000) + "ms",
                "RELAY_AT_ONCE", String.valueOf(random.nextInt(1, 17)),
                "BACK_OFF_SHORTEST", random.nextInt(100, 1_000) + "ms",
                "BACK_OFF_LONGEST", day ? "30m" : random.nextInt(1_000, 5_000) + "ms"));
        if (random.nextInt(4) == 0) {
            narrow(random, environment);
        }
        return Settings.read(environment, NO_FILE);
    }

    /** Little of everything, so that queues fill and requests are refused. */
    private static void narrow(SplittableRandom random, Map<String, String> environment) {
        environment.putAll(Map.of(
                "ADMISSION_LIMIT", String.valueOf(random.nextInt(1, 3)),
                "DELIVERIES", String.valueOf(random.nextInt(1, 3)),
                "BACKLOG", String.valueOf(random.nextInt(0, 3)),
                "SNS_WAITING", "1",
                "SNS_CONNECTIONS", "1",
                "SES_CONNECTIONS", "1",
                "RELAY_CONNECTIONS", "1",
                "BREAKER_WINDOW", "4",
                "DYNAMODB_FINISHING", "1"));
    }
}
