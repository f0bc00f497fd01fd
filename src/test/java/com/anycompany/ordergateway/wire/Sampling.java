package com.anycompany.ordergateway.wire;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.crash.Connection;
import com.anycompany.ordergateway.crash.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** Callers that post new orders without end, and how long each took. Nothing is repeated. */
final class Sampling implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final int port;
    private final Duration rest;
    private final AtomicLong number = new AtomicLong();
    private final Queue<Sample> samples = new ConcurrentLinkedQueue<>();
    private final ExecutorService callers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean ended;

    /**
     * One request.
     *
     * @param status of its answer; 0 if none came
     */
    record Sample(Instant begun, Duration took, int status) {
        Instant ended() {
            return begun.plus(took);
        }
    }

    /** @param rest of each caller between two requests */
    Sampling(int port, int callers, Duration rest) {
        this.port = port;
        this.rest = rest;
        for (var caller = 0; caller < callers; caller++) {
            this.callers.execute(this::call);
        }
    }

    /** The requests that were begun in that time and are answered. */
    List<Sample> begunBetween(Instant from, Instant to) {
        return samples.stream()
                .filter(sample ->
                        !sample.begun().isBefore(from) && sample.begun().isBefore(to))
                .toList();
    }

    /** Waits for the first answer of that kind to a request begun after {@code from}. */
    Sample first(Instant from, Predicate<Sample> wanted) {
        return Eventually.get(
                        () -> samples.stream()
                                .filter(sample -> sample.begun().isAfter(from))
                                .filter(wanted)
                                .min(Comparator.comparing(Sample::ended)),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Override
    public void close() {
        ended = true;
        callers.close();
    }

    private void call() {
        while (!ended) {
            try (var connection = new Connection(port, PATIENCE)) {
                keepAsking(connection);
            }
        }
    }

    private void keepAsking(Connection connection) {
        while (!ended) {
            var begun = Instant.now();
            var from = System.nanoTime();
            var reply = connection.ask("POST", "/orders", Orders.json("sample-" + number.getAndIncrement()));
            var took = Duration.ofNanos(System.nanoTime() - from);
            var answered = reply instanceof Reply.Answered answer ? answer.status() : 0;
            samples.add(new Sample(begun, took, answered));
            Eventually.pause(rest);
            if (answered == 0) {
                return;
            }
        }
    }
}
