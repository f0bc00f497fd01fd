package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.Proof;
import com.anycompany.ordergateway.operations.Symptom;
import com.anycompany.ordergateway.order.OrderId;
import io.vertx.core.Future;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/** {@code doctor --prove}: takes one order through a deployment and says of each criterion whether it holds. */
record ProofErrand(URI endpoint, String logGroup, Duration within) implements Errand {
    /** What asks for it. */
    static final String OPTION = "--prove";

    /** How it is called. */
    static final String USAGE = "doctor --prove URL [--logs LOG_GROUP] [--within SECONDS]";

    private static final String LOGS = "--logs";
    private static final String WITHIN = "--within";
    private static final String FUNCTION_LOG = "/aws/lambda/ProcessOrder";

    /** RelayOrders runs once a minute, for what the fast path left behind. */
    private static final int USUALLY_WITHIN = 90;

    /** The errand that {@code words} ask for. */
    static ProofErrand of(List<String> words) {
        var arguments = Arguments.of(words, Set.of(), Set.of(OPTION, LOGS, WITHIN));
        if (!arguments.words().isEmpty()) {
            throw new UsageException("doctor " + arguments.words().getFirst() + " (expected: options only)");
        }
        var url = arguments.text(OPTION, "");
        if (!url.matches("https?://[A-Za-z0-9.:\\[\\]_-]+(/[A-Za-z0-9._~/-]*)?")) {
            throw new UsageException(OPTION + " " + url + " (expected: where orders are posted, without /orders)");
        }
        return new ProofErrand(
                URI.create(url.replaceFirst("/+$", "")),
                arguments.text(LOGS, FUNCTION_LOG),
                Duration.ofSeconds(arguments.number(WITHIN, USUALLY_WITHIN)));
    }

    @Override
    public Future<Integer> run(Surroundings surroundings) {
        var settings = surroundings.settings();
        var subject = new Proof.Subject(
                settings.table().name(),
                settings.topic().arn(),
                settings.queue().url(),
                logGroup,
                within);
        var id = new OrderId("proof-" + OrderId.made(surroundings.timer().instant(), new SecureRandom()));
        var order = new ProofOrder(id, endpoint);
        announce(surroundings, id);
        return new Proof(
                        surroundings.aws().services(),
                        surroundings.access(),
                        surroundings.vertx(),
                        subject,
                        surroundings.timer())
                .prove(order.posted(), () -> order.post(surroundings.vertx()))
                .map(symptoms -> told(surroundings, symptoms));
    }

    private void announce(Surroundings surroundings, OrderId id) {
        var queue = surroundings.settings().queue().url().orElse("the queue");
        surroundings
                .out()
                .accept("note posts the order " + id + " to " + endpoint
                        + ": it stays in the table, and whoever hears of orders hears of it");
        surroundings
                .out()
                .accept("note makes the queue " + Proof.queueOf(id) + ", subscribes it to the topic, and removes both");
        surroundings
                .out()
                .accept("note receives what waits in " + queue
                        + " and gives it back: the receive count of each message rises by one");
    }

    private static int told(Surroundings surroundings, List<Symptom> symptoms) {
        symptoms.forEach(symptom -> surroundings.out().accept(symptom.inWords()));
        var proven = symptoms.stream()
                .limit(Proof.CRITERIA)
                .filter(symptom -> symptom.severity() == Symptom.Severity.WELL)
                .count();
        surroundings.out().accept("proof: " + proven + " of " + Proof.CRITERIA + " criteria hold");
        return proven == Proof.CRITERIA ? WELL : FOUND;
    }
}
