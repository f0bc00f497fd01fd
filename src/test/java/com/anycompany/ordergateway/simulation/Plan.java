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
        /** Nodes freeze while they wait for the answer to a write, and sinks are so slow that others are still at it then. */
        FREEZES,
        /** Everybody comes at once, so that calls are shared, and some are refused for what stands in them. */
        SHARED_CALLS,
        /** One sink is down for more than a day. */
        A_DAY_OF_IT,
        /** Anything may happen, and whoever writes an order leaves it to the table's stream. */
        LEFT_TO_THE_STREAM;

        /** Of 120 seeds one in so many. */
        private static Kind drawn(int of120) {
            if (of120 == 0) {
                return A_DAY_OF_IT;
            }
            return switch (of120 / 8) {
                case 0 -> ONE_SINK_DOWN;
                case 1 -> MAIL_IN_THE_DARK;
                case 2 -> LATE_WRITES;
                case 3 -> FREEZES;
                case 4, 5 -> SHARED_CALLS;
                case 6 -> LEFT_TO_THE_STREAM;
                default -> EVERYTHING;
            };
        }
    }

    static Plan drawn(SplittableRandom random) {
        var kind = Kind.drawn(random.nextInt(120));
        var day = kind == Kind.A_DAY_OF_IT;
        var storm = switch (kind) {
            case A_DAY_OF_IT -> Duration.ofHours(27);
            case ONE_SINK_DOWN -> Duration.ofSeconds(60);
            default -> Duration.ofMillis(random.nextLong(15_000, 30_000));
        };
        var busy = busy(random, kind, storm);
        return new Plan(
                kind,
                day ? 1 : kind == Kind.FREEZES ? 3 : kind == Kind.SHARED_CALLS ? 1 : 1 + random.nextInt(3),
                day ? 1 + random.nextInt(2) : 2 + random.nextInt(8),
                storm,
                busy,
                random.nextInt(3) == 0 ? 5_000 : 100,
                settings(random, kind));
    }

    /** Now and then everybody comes at once, so that calls are shared. */
    private static Duration busy(SplittableRandom random, Kind kind, Duration storm) {
        if (kind == Kind.SHARED_CALLS || random.nextInt(3) == 0) {
            return Duration.ofMillis(30);
        }
        return kind == Kind.A_DAY_OF_IT || kind == Kind.ONE_SINK_DOWN
                ? Duration.ofSeconds(10)
                : storm.multipliedBy(2).dividedBy(3);
    }

    private static Settings settings(SplittableRandom random, Kind kind) {
        var day = kind == Kind.A_DAY_OF_IT;
        var environment = new HashMap<String, String>();
        var sinks = day ? 1 : kind == Kind.EVERYTHING ? random.nextInt(8) : 7;
        var shortest = kind == Kind.LATE_WRITES || kind == Kind.FREEZES;
        if (sinks == 0 || (sinks & 1) > 0) {
            environment.put("SNS_TOPIC", SimSns.TOPIC);
        }
        if (sinks == 0 || (sinks & 2) > 0) {
            environment.put("SQS_QUEUE_URL", SimSqs.QUEUE);
        }
        if (sinks == 0 || (sinks & 4) > 0) {
            environment.put("SES_SENDER", SimSes.SENDER);
        }
        var shares = kind == Kind.SHARED_CALLS;
        environment.put("BATCHING", !shares && random.nextInt(5) == 0 ? "off" : "on");
        var lanes = shares || random.nextBoolean() ? "1" : "2";
        environment.putAll(Map.of("DYNAMODB_LANES", lanes, "SNS_LANES", lanes, "SQS_LANES", lanes));
        if (random.nextInt(4) == 0) {
            environment.put("CONFIRMATION_TO", SimSes.FIXED_RECIPIENT);
        }
        var attempt = random.nextInt(200, 500);
        environment.putAll(Map.of(
                "DYNAMODB_ATTEMPT_TIMEOUT", "300ms",
                "DYNAMODB_TIMEOUT", "1200ms",
                "SNS_ATTEMPT_TIMEOUT", attempt + "ms",
                "SNS_TIMEOUT", 4 * attempt + "ms",
                "SQS_ATTEMPT_TIMEOUT", attempt + "ms",
                "SQS_TIMEOUT", 4 * attempt + "ms",
                "SES_ATTEMPT_TIMEOUT", 2 * attempt + "ms",
                "SES_RATE", String.valueOf(random.nextInt(1, 15)),
                "LEASE", 4 * attempt + 4_401 + random.nextInt(shortest ? 10 : 6_000) + "ms"));
        environment.putAll(Map.of(
                "RELAY_BUSY",
                day ? "10m" : random.nextInt(1_000, 3_000) + "ms",
                "RELAY_IDLE",
                day ? "20m" : random.nextInt(5_000, 10_000) + "ms",
                "RELAY_AT_ONCE",
                String.valueOf(random.nextInt(1, 17)),
                "BACK_OFF_SHORTEST",
                random.nextInt(100, 1_000) + "ms",
                "BACK_OFF_LONGEST",
                day ? (random.nextBoolean() ? "30m" : "240m") : random.nextInt(1_000, 5_000) + "ms",
                "RETRY_PER_SECOND",
                String.valueOf(random.nextInt(3))));
        if (random.nextBoolean()) {
            environment.put("RETRY_PERCENT", "0");
        }
        if (shares && random.nextBoolean()) {
            environment.put("DELIVERIES", "1");
        }
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
