package com.anycompany.ordergateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** The embedded AWS, which survives everything, the gateways that are struck, and the books on what was promised. */
final class Scene implements AutoCloseable {
    private static final Duration LONGEST_EXTRA = Duration.ofMinutes(2);

    private final String name;
    private final Terms terms;
    private final Map<String, String> settings;
    private final LocalAws aws = LocalAws.start(LocalAwsOptions.onAnyPort());
    private final OrdersTable table = new OrdersTable(aws);
    private final Heard heard = new Heard(aws);
    private final List<GatewayProcess> started = new ArrayList<>();
    private int loads;
    private Duration slowestDrain = Duration.ZERO;
    private Duration slowestEnd = Duration.ZERO;

    final Ledger ledger = new Ledger();
    final Gateways gateways = new Gateways();
    final SplittableRandom random;

    /** @param more settings of the gateways, above those that the terms name */
    Scene(String name, Terms terms, Map<String, String> more) {
        this.name = name;
        this.terms = terms;
        this.random = terms.random();
        this.settings = new HashMap<>(terms.settings());
        settings.putAll(access());
        settings.putAll(more);
        System.out.printf("%s: %s%n", name, terms);
    }

    /** A gateway that is ready and known to callers. */
    GatewayProcess start() {
        var gateway = GatewayProcess.start(name + "-" + (started.size() + 1), settings);
        started.add(gateway);
        gateways.open(gateway);
        return gateway;
    }

    /** So many orders that no load has posted before. */
    OrderSource orders(int most) {
        loads++;
        return new OrderSource(name + "-" + loads, most);
    }

    /** Callers of {@code orders}. */
    Load load(OrderSource orders, Caller.Manners manners) {
        return new Load(Stream.generate(() -> new Caller(gateways, orders, ledger, manners, random.split()))
                .limit(terms.callers())
                .toList());
    }

    /** Waits until so many orders are acknowledged in all. */
    void untilAcknowledged(int count) {
        Eventually.get(LONGEST_EXTRA, ledger::acknowledged, acknowledged -> acknowledged >= count);
    }

    /** Waits until everyone has been told of everything. */
    void drain() {
        var begun = System.nanoTime();
        Eventually.get(terms.leaseAndPoll().multipliedBy(3).plus(LONGEST_EXTRA), table::open, open -> open == 0);
        var took = Duration.ofNanos(System.nanoTime() - begun);
        slowestDrain = longer(slowestDrain, took);
        heard.listen();
    }

    /** Notes how long an orderly end took. */
    void ended(Duration took) {
        slowestEnd = longer(slowestEnd, took);
    }

    /** What the sinks took so far, before their journals forget it. */
    void listen() {
        heard.listen();
    }

    /** Waits until nothing is left to do, prints the figures, and holds every promise against what came of it. */
    Reckoning reckon() {
        drain();
        var reckoning = new Reckoning(ledger, heard, table.rows());
        System.out.printf(
                "%s: %s, slowest drain %d ms (lease and poll %d ms), slowest end %d ms%n",
                name,
                reckoning.figures(),
                slowestDrain.toMillis(),
                terms.leaseAndPoll().toMillis(),
                slowestEnd.toMillis());
        assertThat(reckoning.faults()).as(terms.toString()).isEmpty();
        return reckoning;
    }

    @Override
    public void close() {
        started.forEach(GatewayProcess::kill);
        table.close();
        aws.close();
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) > 0 ? one : other;
    }

    private Map<String, String> access() {
        return Map.of(
                "PORT", "0",
                "HOST", "127.0.0.1",
                "AWS_ENDPOINT_URL", aws.endpoint().toString(),
                "AWS_REGION", aws.region(),
                "AWS_ACCESS_KEY_ID", aws.accessKey(),
                "AWS_SECRET_ACCESS_KEY", aws.secretKey(),
                "SNS_TOPIC", aws.topicArn(),
                "SQS_QUEUE_URL", aws.queueUrl().toString(),
                "SES_SENDER", aws.sender(),
                "CONFIRMATION_TO", aws.verifiedRecipient());
    }
}
