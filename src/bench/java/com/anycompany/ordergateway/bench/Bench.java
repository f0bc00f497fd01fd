package com.anycompany.ordergateway.bench;

import com.anycompany.ordergateway.bench.Heard.Of;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What an order costs: the packaged gateway beside the plain inline form, in turns. System properties that begin with
 * {@code bench.} make it longer or shorter; see {@link Plan}.
 */
public final class Bench {
    private static final int SHARE = 30;
    private static final Duration DRAIN = Duration.ofSeconds(60);
    private static final String GATEWAY = "gateway";
    private static final String INLINE = "inline";

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final AtomicInteger numbers = new AtomicInteger();
    private final Plan plan;
    private final Map<String, Party> parties = new HashMap<>();
    private final List<Round> full = new ArrayList<>();
    private final Results results = new Results();

    /** One candidate, {@code open} after it was begun, with a stub and callers of its own, so that no count mixes. */
    private record Party(
            Candidate candidate, Duration open, Heard heard, StubAws stub, Callers callers, boolean finishes)
            implements AutoCloseable {
        @Override
        public void close() {
            callers.close();
            candidate.close();
        }
    }

    private Bench(Plan plan) {
        this.plan = plan;
    }

    /**
     * Runs the plan that the system properties make, prints, and exits 0; 1 if an acknowledged order is missing somewhere
     * or a candidate does not serve.
     */
    public static void main(String... arguments) {
        System.exit(new Bench(Plan.read()).run() ? 0 : 1);
    }

    private boolean run() {
        Report.line("%s", plan);
        var forms = plan.forms();
        try {
            forms.forEach(this::getsItselfGoing);
            forms.forEach(form -> parties.put(form, cold(form)));
            Report.heading();
            forms.forEach(form -> round(form, "warm-up", plan.warmUp()));
            for (var round = 0; round < plan.rounds(); round++) {
                forms.forEach(form -> full.add(round(form, plan.callers() + " callers", plan.each())));
            }
            forms.forEach(this::atARate);
            forms.forEach(this::summary);
            var complete = forms.stream().map(this::complete).toList();
            plan.results().ifPresent(file -> results.write(file, plan));
            return complete.stream().allMatch(whole -> whole);
        } finally {
            parties.values().forEach(Party::close);
            vertx.close();
        }
    }

    /** A process that is thrown away: when the fresh ones are watched, stub and callers are compiled already. */
    private void getsItselfGoing(String form) {
        if (plan.prelude().isPositive()) {
            try (var party = started(form)) {
                party.callers().closed(plan.prelude().toMillis());
                settle(party);
            }
        }
    }

    private Party started(String form) {
        var heard = new Heard();
        var stub = StubAws.start(vertx, heard, plan.latencies());
        var candidate = Candidate.start(form, words(form), stub.environment());
        var open = Duration.between(candidate.begun(), Instant.now());
        var callers = Callers.connect(vertx, candidate.port(), plan.callers(), heard, numbers);
        return new Party(candidate, open, heard, stub, callers, form.equals(GATEWAY));
    }

    /** A fresh process under full load from its first moment. */
    private Party cold(String form) {
        var party = started(form);
        var heard = party.heard();
        var seconds = new ArrayList<Integer>();
        var first = first(party);
        for (var second = 0; second < plan.cold(); second++) {
            var before = heard.count(Of.ACKNOWLEDGED);
            party.callers().closed(1_000);
            seconds.add(heard.count(Of.ACKNOWLEDGED) - before);
        }
        Report.line(
                "%s: port open after %d ms, first answer after %d ms; orders in each second: %s; CPU %.1f s",
                form,
                party.open().toMillis(),
                first.toMillis(),
                seconds,
                party.candidate().processorTime().toMillis() / 1e3);
        results.cold(form, party.open(), first, seconds);
        return party;
    }

    private Duration first(Party party) {
        while (party.heard().count(Of.ACKNOWLEDGED) == 0) {
            party.callers().open(100, 10);
        }
        return Duration.between(party.candidate().begun(), Instant.now());
    }

    private Round round(String form, String load, Duration time) {
        return measured(form, load, callers -> callers.closed(time.toMillis()));
    }

    /** At a part of what it can do, orders as they come. */
    private void atARate(String form) {
        var capacity = Report.median(of(form), Round::ordersASecond);
        var rate = plan.rate() > 0 ? plan.rate() : (int) (capacity * SHARE / 100);
        measured(form, rate + "/s", callers -> callers.open(rate, plan.each().toMillis()));
    }

    private Round measured(String form, String load, Function<Callers, Callers.Seen> work) {
        var party = party(form);
        var start = Round.Start.of(party.candidate(), party.heard(), party.stub());
        var seen = work.apply(party.callers());
        settle(party);
        var round = start.end(party.candidate(), party.heard(), party.stub(), seen);
        var memory = party.candidate().memory();
        Report.round(load, round, memory);
        results.round(load, round, memory);
        return round;
    }

    /** Every delivery ends inside the measured time. */
    private void settle(Party party) {
        var end = System.nanoTime() + DRAIN.toNanos();
        while (owing(party) > 0 && System.nanoTime() < end) {
            Rest.of(Duration.ofMillis(2));
        }
    }

    private static int owing(Party party) {
        return owed(party).mapToInt(party.heard()::missing).sum();
    }

    private static Stream<Of> owed(Party party) {
        return party.finishes()
                ? Stream.of(Of.STORED, Of.TOPIC, Of.QUEUE, Of.FINISHED)
                : Stream.of(Of.STORED, Of.TOPIC, Of.QUEUE);
    }

    private void summary(String form) {
        var rounds = of(form);
        Report.line(
                "%s: orders/s %s, CPU-ms an order %s, p99 ms %s, calls an order %s",
                form,
                Report.spread(rounds, "%.0f", Round::ordersASecond),
                Report.spread(rounds, "%.3f", Round::processorAnOrder),
                Report.spread(rounds, "%.1f", round -> round.percentile(99)),
                Report.spread(rounds, "%.2f", Round::callsAnOrder));
        if (form.equals(GATEWAY) && plan.forms().contains(INLINE)) {
            var plain = of(INLINE);
            Report.line(
                    "beside inline: %.1f times the orders/s, %.2f of the CPU-ms an order",
                    Report.median(rounds, Round::ordersASecond) / Report.median(plain, Round::ordersASecond),
                    Report.median(rounds, Round::processorAnOrder) / Report.median(plain, Round::processorAnOrder));
        }
    }

    private boolean complete(String form) {
        var party = party(form);
        Report.line(
                "%s: %s; in the queue again: %d",
                form, party.heard(), party.heard().repeated(Of.QUEUE));
        var missing = owing(party);
        results.heard(form, party.heard().count(Of.ACKNOWLEDGED), missing);
        return missing == 0;
    }

    private List<Round> of(String form) {
        return full.stream().filter(round -> round.candidate().equals(form)).toList();
    }

    private Party party(String form) {
        return Objects.requireNonNull(parties.get(form), form);
    }

    private List<String> words(String form) {
        var own = form.equals(GATEWAY)
                ? Stream.concat(plan.gateway().stream(), Stream.of("-jar", "target/order-gateway.jar", "serve"))
                : Stream.of("-cp", System.getProperty("java.class.path"), InlineForm.class.getName());
        return Stream.concat(plan.java().stream(), own).toList();
    }
}
