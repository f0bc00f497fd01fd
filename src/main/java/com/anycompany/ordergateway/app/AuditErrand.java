package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.DynamoTableScan;
import com.anycompany.ordergateway.aws.QueuePeek;
import com.anycompany.ordergateway.operations.Audit;
import com.anycompany.ordergateway.operations.Holdings;
import com.anycompany.ordergateway.order.Sink;
import io.vertx.core.Future;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code audit}: compares what is stored with what was told, and prints every gap. */
record AuditErrand(Arguments arguments, Map<Sink, Path> held) implements Errand {
    /** How it is called. */
    static final String USAGE = "audit [--settled] [--overdue SECONDS] [--acknowledged FILE] [--holdings URL]"
            + " [--holds SINK=FILE]… [--peek-queue]";

    private static final int A_PAGE = 500;
    private static final int MOST_PEEKED = 10_000;

    /** A relay looks at least so often, whatever it found: RELAY_IDLE with its jitter. */
    private static final Duration LONGEST_LOOK = Duration.ofSeconds(15);

    /** The errand that {@code words} ask for. */
    static Errand of(List<String> words) {
        var arguments = Arguments.of(
                words,
                Set.of("--settled", "--peek-queue"),
                Set.of("--overdue", "--acknowledged", "--holdings", "--holds"));
        if (!arguments.words().isEmpty()) {
            throw new UsageException("audit " + arguments.words().getFirst() + " (expected: options only)");
        }
        arguments.number("--overdue", 1);
        arguments.all("--acknowledged").forEach(Arguments::file);
        var held = new EnumMap<Sink, Path>(Sink.class);
        for (var pair : arguments.all("--holds")) {
            var equals = pair.indexOf('=');
            held.put(
                    Arguments.sink("--holds", equals < 0 ? pair : pair.substring(0, equals)),
                    Arguments.file(pair.substring(equals + 1)));
        }
        return new AuditErrand(arguments, held);
    }

    @Override
    public Future<Integer> run(Surroundings surroundings) {
        var settings = surroundings.settings();
        var usual = Math.toIntExact(settings.orders().lease().plus(LONGEST_LOOK).toSeconds());
        var terms = new Audit.Terms(
                surroundings.timer().now().minusSeconds(arguments.number("--overdue", usual)),
                arguments.has("--settled"),
                arguments.all("--acknowledged").stream()
                        .flatMap(file -> lines(Path.of(file)).stream())
                        .collect(Collectors.toUnmodifiableSet()));
        var table = new DynamoTableScan(
                surroundings.aws().dynamoDb(), settings.table().name(), A_PAGE);
        return new Audit(table, holdings(surroundings), terms)
                .run(gap -> surroundings.out().accept(gap.inWords()))
                .map(sum -> {
                    surroundings.out().accept(sum.inWords());
                    return sum.all() == 0 ? WELL : FOUND;
                });
    }

    private List<Holdings> holdings(Surroundings surroundings) {
        var all = new ArrayList<Holdings>();
        held.forEach((sink, file) -> all.add(() -> Future.succeededFuture(new Holdings.Held(sink, lines(file), true))));
        arguments.all("--holdings").forEach(url -> all.addAll(LocalHoldings.at(url, surroundings.vertx())));
        if (arguments.has("--peek-queue")) {
            var url = surroundings
                    .settings()
                    .queue()
                    .url()
                    .orElseThrow(() -> new StartException("--peek-queue (expected: SQS_QUEUE_URL)"));
            all.add(new QueuePeek(surroundings.aws().sqs(), url, MOST_PEEKED));
        }
        return all.stream().map(source -> noted(source, surroundings)).toList();
    }

    /** Says what is compared, and what cannot be. */
    private static Holdings noted(Holdings source, Surroundings surroundings) {
        return () -> source.read()
                .onSuccess(held -> surroundings
                        .out()
                        .accept("note " + held.sink().label() + " holds "
                                + held.eventIds().size() + " events"
                                + (held.complete() ? "" : " that can be read; whether any is lost cannot be told")));
    }

    private static Set<String> lines(Path file) {
        try {
            return Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty())
                    .collect(Collectors.toUnmodifiableSet());
        } catch (IOException e) {
            throw new UncheckedIOException("file: " + file, e);
        }
    }
}
