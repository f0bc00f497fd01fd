package com.anycompany.ordergateway.config;

import com.anycompany.ordergateway.order.Money;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.Stream;

/** The whole configuration, typed and checked. What it holds can be used as it is. */
public record Settings(
        Http http, Drain drain, Table table, Topic topic, Queue queue, Mail mail, Orders orders, Printed printed) {
    /** All attempts at one send to topic or queue may take so many times what one may. */
    public static final int ATTEMPT_TIMES = 4;

    /** How far two clocks may lie apart without two senders overlapping. */
    public static final Duration CLOCK_SKEW = Duration.ofSeconds(2);

    private static final String FILE_VARIABLE = "GATEWAY_CONFIG";
    private static final Path USUAL_FILE = Path.of("config", "gateway.yaml");
    private static final String ADDRESS = "[^@\\s<>,;]+@[^@\\s<>,;]+";

    /** The HTTP entrance. */
    public record Http(int port, String host, int loops, Duration requestDeadline) {}

    /** What happens after SIGTERM. */
    public record Drain(Duration delay, Duration timeout) {}

    /** The table of the orders. */
    public record Table(String name, Duration attempt, Duration all, int connections, Duration acquire) {}

    /** The topic; without an ARN it is left out. */
    public record Topic(Optional<String> arn, Duration attempt, int connections) {}

    /** The queue; without a URL it is left out. */
    public record Queue(Optional<String> url, Duration attempt, int connections) {}

    /** The confirmation mail; without a sender it is left out. */
    public record Mail(Optional<String> sender, Optional<String> fixedRecipient, Duration attempt, int connections) {}

    /** The orders themselves, and how they are delivered. */
    public record Orders(
            Currency defaultCurrency,
            Duration lease,
            int deliveries,
            int backlog,
            Relay relay,
            Duration backOffShortest,
            Duration backOffLongest) {}

    /** How orders left behind are looked for. */
    public record Relay(Duration busy, Duration idle, int atOnce, int connections) {}

    /** Every setting with its value, as it may be shown. */
    public record Printed(SequencedMap<String, String> values) {}

    /**
     * Reads everything once, with {@code config/gateway.yaml}, if there is one, or the file that {@code GATEWAY_CONFIG}
     * names, which must be there.
     */
    public static Settings read(Map<String, String> environment) {
        var named = environment.getOrDefault(FILE_VARIABLE, "");
        if (!named.isEmpty() && !Files.isReadable(Path.of(named))) {
            throw new ConfigurationException(
                    List.of(FILE_VARIABLE + ": " + named + " (expected: a file that can be read)"));
        }
        return read(environment, named.isEmpty() ? USUAL_FILE : Path.of(named));
    }

    /**
     * Reads everything once: {@code environment} over the file over presets. Fails with {@link ConfigurationException},
     * which lists every fault.
     */
    public static Settings read(Map<String, String> environment, Path file) {
        var sources = new Sources(environment).withFile(file);
        var values = new Values(sources);
        var settings = new Settings(
                http(values),
                drain(values),
                table(values),
                topic(values),
                queue(values),
                mail(values),
                orders(values),
                printed(sources));
        if (values.faults().isEmpty() && settings.orders().lease().compareTo(settings.leastLease()) <= 0) {
            values.fault(
                    Setting.LEASE,
                    "longer than all attempts at one send, two writes to the table and the clocks' skew together");
        }
        if (!values.faults().isEmpty()) {
            throw new ConfigurationException(values.faults());
        }
        return settings;
    }

    /** A lease runs from before the write that grants it, and a mail is counted by another write before it is sent. */
    private Duration leastLease() {
        return longestSend().plus(table.all().multipliedBy(2)).plus(CLOCK_SKEW);
    }

    /** By when the slowest sink has answered or been given up. */
    public Duration longestSend() {
        return Stream.of(
                        topic.attempt().multipliedBy(ATTEMPT_TIMES),
                        queue.attempt().multipliedBy(ATTEMPT_TIMES),
                        mail.attempt())
                .max(Duration::compareTo)
                .orElseThrow();
    }

    private static Http http(Values values) {
        return new Http(
                values.number(Setting.PORT, 0, 65_535),
                values.text(Setting.HOST),
                values.number(Setting.HTTP_LOOPS, 0, 256),
                values.time(Setting.REQUEST_DEADLINE, false));
    }

    private static Drain drain(Values values) {
        return new Drain(values.time(Setting.DRAIN_DELAY, true), values.time(Setting.DRAIN_TIMEOUT, false));
    }

    private static Table table(Values values) {
        return new Table(
                values.optional(Setting.DYNAMODB_TABLE, "[A-Za-z0-9_.-]{3,255}", "the name of a table")
                        .orElse(Setting.DYNAMODB_TABLE.preset()),
                values.time(Setting.DYNAMODB_ATTEMPT_TIMEOUT, false),
                values.time(Setting.DYNAMODB_TIMEOUT, false),
                values.number(Setting.DYNAMODB_CONNECTIONS, 1, 10_000),
                values.time(Setting.DYNAMODB_ACQUIRE_TIMEOUT, false));
    }

    private static Topic topic(Values values) {
        return new Topic(
                values.optional(
                        Setting.SNS_TOPIC,
                        "arn:aws[a-z-]*:sns:[a-z0-9-]+:[0-9]{12}:[A-Za-z0-9_-]{1,256}",
                        "the ARN of a standard topic"),
                values.time(Setting.SNS_ATTEMPT_TIMEOUT, false),
                values.number(Setting.SNS_CONNECTIONS, 1, 10_000));
    }

    private static Queue queue(Values values) {
        return new Queue(
                values.optional(
                        Setting.SQS_QUEUE_URL,
                        "https?://[^\\s]+/[0-9]{12}/[A-Za-z0-9_-]{1,80}",
                        "the URL of a standard queue"),
                values.time(Setting.SQS_ATTEMPT_TIMEOUT, false),
                values.number(Setting.SQS_CONNECTIONS, 1, 10_000));
    }

    private static Mail mail(Values values) {
        return new Mail(
                values.optional(Setting.SES_SENDER, ADDRESS, "one mail address"),
                values.optional(Setting.CONFIRMATION_TO, ADDRESS, "one mail address"),
                values.time(Setting.SES_ATTEMPT_TIMEOUT, false),
                values.number(Setting.SES_CONNECTIONS, 1, 10_000));
    }

    private static Orders orders(Values values) {
        var shortest = values.time(Setting.BACK_OFF_SHORTEST, false);
        var longest = values.time(Setting.BACK_OFF_LONGEST, false);
        if (longest.compareTo(shortest) < 0) {
            values.fault(Setting.BACK_OFF_LONGEST, "at least " + Setting.BACK_OFF_SHORTEST.variable());
        }
        return new Orders(
                currency(values),
                values.time(Setting.LEASE, false),
                values.number(Setting.DELIVERIES, 1, 10_000),
                values.number(Setting.BACKLOG, 0, 1_000_000),
                new Relay(
                        values.time(Setting.RELAY_BUSY, false),
                        values.time(Setting.RELAY_IDLE, false),
                        values.number(Setting.RELAY_AT_ONCE, 1, 1_000),
                        values.number(Setting.RELAY_CONNECTIONS, 1, 1_000)),
                shortest,
                longest);
    }

    private static Currency currency(Values values) {
        return Money.currency(values.text(Setting.DEFAULT_CURRENCY)).orElseGet(() -> {
            values.fault(Setting.DEFAULT_CURRENCY, "an ISO 4217 code");
            return Currency.getInstance(Setting.DEFAULT_CURRENCY.preset());
        });
    }

    private static Printed printed(Sources sources) {
        var values = new LinkedHashMap<String, String>();
        Arrays.stream(Setting.values())
                .filter(setting -> !sources.value(setting).isEmpty())
                .forEach(setting ->
                        values.put(setting.variable(), setting.personal() ? "(hidden)" : sources.value(setting)));
        return new Printed(values);
    }
}
