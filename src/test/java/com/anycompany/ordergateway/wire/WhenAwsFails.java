package com.anycompany.ordergateway.wire;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.crash.GatewayProcess;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * A benchmark: the packaged gateway under a steady load, while one service after the other fails.
 * Prints each figure; judges none of them, since a busy machine spoils any.
 */
final class WhenAwsFails {
    private static final Pattern BREAKER = Pattern.compile(
            "\"time\":\"([^\"]+)\".*\"dependency\":\"orders-table\".*\"state\":\"(OPEN|HALF_OPEN|CLOSED)\"");
    private static final Duration ATTEMPT = Duration.ofSeconds(1);
    private static final Duration OUTAGE = Duration.ofSeconds(8);
    private static final Duration QUIET = Duration.ofSeconds(6);
    private static final Duration PROMPT = Duration.ofSeconds(1);
    private static final Duration REFUSAL = Duration.ofMillis(20);
    private static final Duration RECOVERY = Duration.ofSeconds(6);
    private static final Duration DEADLINE = Duration.ofMillis(2_500);
    private static final Duration REST = Duration.ofMillis(40);
    private static final int CALLERS = 8;
    private static final int TURNS = 2;

    /** So that the embedded table's own slowness refuses nothing while the sinks are looked at. */
    private static final Map<String, String> WIDE = Map.of(
            "DYNAMODB_ATTEMPT_TIMEOUT", "7s",
            "DYNAMODB_TIMEOUT", "7s",
            "DYNAMODB_ACQUIRE_TIMEOUT", "3s",
            "REQUEST_DEADLINE", "10s");

    private final WiredAws wired;
    private final GatewayProcess gateway;
    private final Sampling sampling;
    private final Duration each;
    private final Figures figures;

    private WhenAwsFails(WiredAws wired, GatewayProcess gateway, Sampling sampling, Duration each, Figures figures) {
        this.wired = wired;
        this.gateway = gateway;
        this.sampling = sampling;
        this.each = each;
        this.figures = figures;
    }

    /** One argument: for how many seconds each steady state is looked at. */
    public static void main(String... arguments) {
        var each = Duration.ofSeconds(arguments.length > 0 ? Integer.parseInt(arguments[0]) : 4);
        var figures = new Figures();
        try (var wired = new WiredAws(LocalAwsOptions.onAnyPort())) {
            measure(wired, WIDE, each, figures, WhenAwsFails::sinks);
            measure(wired, Map.of(), each, figures, WhenAwsFails::table);
        }
        System.exit(0);
    }

    private static void measure(
            WiredAws wired,
            Map<String, String> limits,
            Duration each,
            Figures figures,
            Consumer<WhenAwsFails> measurement) {
        var settings = new HashMap<>(wired.environment());
        settings.putAll(Map.of("PORT", "0", "HOST", "127.0.0.1", "SES_RATE", "1000"));
        settings.putAll(limits);
        var gateway = GatewayProcess.start("when-aws-fails-" + limits.size(), settings);
        try (var sampling = new Sampling(gateway.port(), CALLERS, REST)) {
            Eventually.pause(each.multipliedBy(3));
            measurement.accept(new WhenAwsFails(wired, gateway, sampling, each, figures));
        } finally {
            gateway.kill();
        }
    }

    private void sinks() {
        for (var sink : List.of(AwsServiceName.SNS, AwsServiceName.SQS, AwsServiceName.SES)) {
            for (var trouble : List.of(Trouble.REFUSED, Trouble.SILENT, Trouble.THROTTLED)) {
                sink(sink, trouble);
            }
        }
    }

    private void table() {
        for (var trouble : List.of(Trouble.REFUSED, Trouble.SILENT, Trouble.BROKEN)) {
            table(trouble);
        }
    }

    /** Healthy and troubled in turns, so that what else the machine does falls on both. */
    private void sink(AwsServiceName sink, Trouble trouble) {
        var healthy = new ArrayList<Sampling.Sample>();
        var troubled = new ArrayList<Sampling.Sample>();
        for (var turn = 0; turn < TURNS; turn++) {
            healthy.addAll(look());
            trouble.begin(wired.to(sink), sink);
            troubled.addAll(look());
            wired.heal();
            Eventually.pause(QUIET);
        }
        var name = sink + " " + trouble;
        figures.beside(name + ": orders p99", p99(troubled), p99(healthy), 1.2);
        figures.info(name + ": accepted a second", accepted(troubled), accepted(healthy));
    }

    private List<Sampling.Sample> look() {
        var from = Instant.now();
        Eventually.pause(each);
        return sampling.begunBetween(from, Instant.now());
    }

    private String accepted(List<Sampling.Sample> samples) {
        var count = samples.stream().filter(sample -> sample.status() == 200).count();
        return "%.0f of %.0f"
                .formatted(
                        (double) count / each.multipliedBy(TURNS).toSeconds(),
                        (double) samples.size() / each.multipliedBy(TURNS).toSeconds());
    }

    private void table(Trouble trouble) {
        var wire = wired.to(AwsServiceName.DYNAMODB);
        var attemptsBefore = wire.inserts();
        var begun = Instant.now();
        trouble.begin(wire, AwsServiceName.DYNAMODB);
        Eventually.pause(OUTAGE);
        var attempts = wire.inserts() - attemptsBefore;
        var healed = Instant.now();
        wired.heal();
        var recovered = sampling.first(healed, sample -> sample.status() == 200);

        var name = "DYNAMODB " + trouble;
        var during = sampling.begunBetween(begun, healed);
        var open = breakerIs("OPEN", begun);
        var prompt = trouble == Trouble.SILENT ? ATTEMPT.plus(PROMPT) : PROMPT;
        figures.time(
                name + ": breaker open after",
                open.map(at -> Duration.between(begun, at)).orElse(OUTAGE),
                prompt);
        open.ifPresent(at -> figures.time(name + ": 503 p99 while open", p99(whileOpen(at, healed)), REFUSAL));
        figures.time(name + ": first success after", Duration.between(healed, recovered.ended()), RECOVERY);
        figures.time(name + ": slowest answer", slowest(during), DEADLINE);
        if (trouble != Trouble.REFUSED) {
            figures.number(name + ": attempts a request", (double) attempts / during.size(), 1.2);
        }
        Eventually.pause(QUIET);
    }

    /** What was refused from when the breaker opened until it let a trial through. */
    private List<Sampling.Sample> whileOpen(Instant open, Instant healed) {
        var until = breakerIs("HALF_OPEN", open).filter(healed::isAfter).orElse(healed);
        return sampling.begunBetween(open, until).stream()
                .filter(sample -> sample.status() == 503)
                .toList();
    }

    private Optional<Instant> breakerIs(String state, Instant after) {
        return gateway.printed().stream()
                .map(BREAKER::matcher)
                .filter(line -> line.find() && line.group(2).equals(state))
                .map(line -> Instant.parse(line.group(1)))
                .filter(at -> !at.isBefore(after))
                .findFirst();
    }

    private static Duration p99(List<Sampling.Sample> samples) {
        return Figures.p99(samples.stream().map(Sampling.Sample::took).toList());
    }

    private static Duration slowest(List<Sampling.Sample> samples) {
        return samples.stream()
                .map(Sampling.Sample::took)
                .max(Duration::compareTo)
                .orElse(Duration.ZERO);
    }
}
