package com.anycompany.ordergateway.config;

import com.anycompany.ordergateway.order.Sink;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;
import java.util.stream.Stream;

/** The whole configuration, typed and checked. What it holds can be used as it is. */
public record Settings(
        Http http,
        Drain drain,
        Admission admission,
        boolean batching,
        Table table,
        Topic topic,
        Queue queue,
        Mail mail,
        Resilience resilience,
        Orders orders,
        Functions functions,
        Metrics metrics,
        Traces traces,
        Printed printed) {
    private static final String FILE_VARIABLE = "GATEWAY_CONFIG";
    private static final Map<Setting, String> OF_A_FUNCTION = Map.of(
            Setting.LEASE, "90s",
            Setting.DYNAMODB_ACQUIRE_TIMEOUT, "800ms",
            Setting.SNS_ATTEMPT_TIMEOUT, "2s",
            Setting.SQS_ATTEMPT_TIMEOUT, "2s");
    private static final Path USUAL_FILE = Path.of("config", "gateway.yaml");

    /** The HTTP entrance. */
    public record Http(int port, String host, int loops, Duration requestDeadline, Duration rehearsal) {}

    /** What happens after SIGTERM. */
    public record Drain(Duration delay, Duration timeout) {}

    /** How much is let in at once; {@code fixed} 0 lets the limit find itself. */
    public record Admission(int fixed, int least, int first, int most, int receipts) {}

    /** How often a call is repeated, how long it waits first, and how long all of it may take. */
    public record Repeats(int attempts, Duration firstWait, Duration all) {}

    /** What holds for every dependency: when its breaker opens, and what may be spent on repeats. */
    public record Resilience(int window, int threshold, int trials, int retryPercent, int retriesPerSecond) {}

    /**
     * The table of the orders.
     *
     * @param finishing writes after deliveries at once, where calls are not shared
     * @param lanes shared writes of new orders under way at once, for each event loop
     * @param waiting writes that wait for one
     */
    public record Table(
            String name,
            Duration attempt,
            int connections,
            Duration acquire,
            int bulkhead,
            int finishing,
            int lanes,
            int waiting,
            Repeats repeats,
            Duration open) {}

    /** How a sink is called. */
    public record Calls(Duration attempt, int connections, int waiting, Duration open) {}

    /**
     * How messages are sent.
     *
     * @param lanes shared calls under way at once, for each event loop
     */
    public record Messages(Calls calls, int lanes, Repeats repeats) {}

    /** The topic; without an ARN it is left out. */
    public record Topic(Optional<String> arn, Messages messages) {}

    /** The queue; without a URL it is left out. */
    public record Queue(Optional<String> url, Messages messages) {}

    /** The confirmation mail; without a sender it is left out. Mails a second are never more than {@code rate}. */
    public record Mail(Optional<String> sender, Optional<String> fixedRecipient, Calls calls, int rate) {}

    /** The orders themselves, and how they are delivered. */
    public record Orders(
            Currency defaultCurrency,
            Duration lease,
            Duration clockSkew,
            int deliveries,
            int backlog,
            Relay relay,
            Duration backOffShortest,
            Duration backOffLongest) {}

    /** How orders left behind are looked for. */
    public record Relay(Duration busy, Duration idle, int atOnce, int connections) {}

    /**
     * What holds on Lambda.
     *
     * @param inline whether a new order is delivered before its answer, and not left to the table's stream
     */
    public record Functions(boolean inline) {}

    /**
     * Where metrics go.
     *
     * @param namespace of CloudWatch
     */
    public record Metrics(To to, String namespace) {
        /** A function may be frozen before anything is sent or read. */
        boolean ofAFunction() {
            return to == To.NONE || to == To.EMF;
        }

        /** The places. */
        public enum To {
            /** Nowhere: nothing is measured. */
            NONE,
            /** A page of this process. */
            PROMETHEUS,
            /** CloudWatch, once a minute. */
            CLOUDWATCH,
            /** Lines on the standard output, in the embedded metric format. */
            EMF
        }
    }

    /** Where spans go: the base URL of a collector; without one none are made. */
    public record Traces(Optional<String> collector) {}

    /** Every setting with its value, as it may be shown. */
    public record Printed(SequencedMap<String, String> values) {}

    /**
     * Reads everything once, with {@code config/gateway.yaml}, if there is one, or the file that {@code GATEWAY_CONFIG}
     * names, which must be there.
     */
    public static Settings read(Map<String, String> environment) {
        return read(environment, named(environment), Map.of());
    }

    /**
     * The same with the presets of a function: it is frozen between two calls and looked after once a minute, so that a
     * lease is three times as long; and it may have a fraction of a processor for the handshake of its first call.
     */
    public static Settings readForFunction(Map<String, String> environment) {
        return read(environment, named(environment), OF_A_FUNCTION);
    }

    private static Path named(Map<String, String> environment) {
        var named = environment.getOrDefault(FILE_VARIABLE, "");
        if (!named.isEmpty() && !Files.isReadable(Path.of(named))) {
            throw new ConfigurationException(
                    List.of(FILE_VARIABLE + ": " + named + " (expected: a file that can be read)"));
        }
        return named.isEmpty() ? USUAL_FILE : Path.of(named);
    }

    /**
     * Reads everything once: {@code environment} over the file over presets. Fails with {@link ConfigurationException},
     * which lists every fault.
     */
    public static Settings read(Map<String, String> environment, Path file) {
        return read(environment, file, Map.of());
    }

    private static Settings read(Map<String, String> environment, Path file, Map<Setting, String> presets) {
        var sources = new Sources(environment, presets).withFile(file);
        var values = new Values(sources);
        var settings = new SettingsReader(values).all(printed(sources));
        if (values.faults().isEmpty() && settings.orders().lease().compareTo(settings.leastLease()) <= 0) {
            values.fault(
                    Setting.LEASE,
                    "longer than all attempts at one send, two writes to the table and the clocks' skew together");
        }
        if (presets.equals(OF_A_FUNCTION) && !settings.metrics().ofAFunction()) {
            values.fault(Setting.METRICS, "none or emf, on Lambda");
        }
        if (!values.faults().isEmpty()) {
            throw new ConfigurationException(values.faults());
        }
        return settings;
    }

    /** Who is told of orders: the sinks that are configured. */
    public Set<Sink> sinks() {
        var sinks = EnumSet.noneOf(Sink.class);
        topic.arn().ifPresent(arn -> sinks.add(Sink.EVENT));
        queue.url().ifPresent(url -> sinks.add(Sink.FULFILMENT));
        mail.sender().ifPresent(sender -> sinks.add(Sink.CONFIRMATION));
        return sinks;
    }

    /** A lease runs from before the write that grants it, and a mail is counted by another write before it is sent. */
    private Duration leastLease() {
        return longestSend().plus(table.repeats().all().multipliedBy(2)).plus(orders.clockSkew());
    }

    /** By when the slowest sink has answered or been given up. */
    public Duration longestSend() {
        return Stream.of(
                        topic.messages().repeats().all(),
                        queue.messages().repeats().all(),
                        mail.calls().attempt())
                .max(Duration::compareTo)
                .orElseThrow();
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
