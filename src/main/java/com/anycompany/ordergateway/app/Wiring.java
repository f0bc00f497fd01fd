package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.aws.AwsServices;
import com.anycompany.ordergateway.aws.CallLimits;
import com.anycompany.ordergateway.aws.DynamoOrderStore;
import com.anycompany.ordergateway.aws.Preflight;
import com.anycompany.ordergateway.aws.SesConfirmations;
import com.anycompany.ordergateway.aws.SnsEvents;
import com.anycompany.ordergateway.aws.SqsFulfilment;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.Relay;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.delivery.Sinks;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.resilience.Retries;
import com.anycompany.ordergateway.resilience.RetryingOrderStore;
import com.anycompany.ordergateway.resilience.RetryingSink;
import com.anycompany.ordergateway.time.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.random.RandomGenerator;

/** The details of the composition root: which settings go where. */
final class Wiring {
    private static final int ATTEMPTS = 3;
    private static final int WAITING_CALLS = 512;
    private static final Duration FIRST_WAIT_OF_TABLE = Duration.ofMillis(25);
    private static final Duration FIRST_WAIT_OF_SINKS = Duration.ofMillis(100);

    private final Settings settings;
    private final Timer timer;
    private final RandomGenerator random;

    Wiring(Settings settings, Timer timer, RandomGenerator random) {
        this.settings = settings;
        this.timer = timer;
        this.random = random;
    }

    /** The orders' table, each call repeated as the settings allow. */
    RetryingOrderStore<DynamoOrderStore> store(AwsServices aws) {
        var table = settings.table();
        var limits = new Retries.Limits(ATTEMPTS, FIRST_WAIT_OF_TABLE, table.attempt(), table.all());
        return new RetryingOrderStore<>(
                new DynamoOrderStore(aws.dynamoDb(), table.name()), new Retries(limits, timer, random));
    }

    /** Every sink that the settings name. Topic and queue are retried; a mail is sent once a lease. */
    Sinks sinks(AwsServices aws) {
        var ports = new EnumMap<Sink, SinkPort>(Sink.class);
        var topic = settings.topic();
        topic.arn().ifPresent(arn -> ports.put(Sink.EVENT, retried(new SnsEvents(aws.sns(), arn), topic.attempt())));
        var queue = settings.queue();
        queue.url()
                .ifPresent(url ->
                        ports.put(Sink.FULFILMENT, retried(new SqsFulfilment(aws.sqs(), url), queue.attempt())));
        var mail = settings.mail();
        mail.sender()
                .ifPresent(sender -> ports.put(
                        Sink.CONFIRMATION,
                        mail.fixedRecipient()
                                .map(recipient -> SesConfirmations.toCustomersOr(recipient, aws.ses(), sender))
                                .orElseGet(() -> SesConfirmations.toCustomers(aws.ses(), sender))));
        return new Sinks(ports, settings.longestSend().plus(Settings.CLOCK_SKEW));
    }

    private SinkPort retried(SinkPort sink, Duration attempt) {
        var all = attempt.multipliedBy(Settings.ATTEMPT_TIMES);
        var retries = new Retries(new Retries.Limits(ATTEMPTS, FIRST_WAIT_OF_SINKS, attempt, all), timer, random);
        return new RetryingSink(sink, retries, timer, all);
    }

    static Relay.Terms relayTerms(Settings.Orders orders, String owner) {
        var relay = orders.relay();
        return new Relay.Terms(owner, orders.lease(), relay.busy(), relay.idle(), relay.atOnce());
    }

    /** The limits of the clients that requests and first deliveries use. */
    static AwsClients.Limits callLimits(Settings settings) {
        return limits(
                settings,
                settings.table().connections(),
                settings.topic().connections(),
                settings.queue().connections(),
                settings.mail().connections());
    }

    /** The limits of the relay's own: the same times, its own share of connections. */
    static AwsClients.Limits callLimitsOfRelay(Settings settings) {
        var share = settings.orders().relay().connections();
        return limits(settings, share, share, share, share);
    }

    private static AwsClients.Limits limits(Settings settings, int table, int topic, int queue, int mail) {
        return new AwsClients.Limits(
                new CallLimits(
                        settings.table().attempt(),
                        table,
                        WAITING_CALLS,
                        settings.table().acquire()),
                sinkLimits(settings.topic().attempt(), topic),
                sinkLimits(settings.queue().attempt(), queue),
                sinkLimits(settings.mail().attempt(), mail));
    }

    /** Waiting for a connection ends well before the attempt does: then it is certain that nothing was sent. */
    private static CallLimits sinkLimits(Duration attempt, int connections) {
        return new CallLimits(attempt, connections, WAITING_CALLS, attempt.dividedBy(2));
    }

    static Preflight preflight(Settings settings, AwsClients clients) {
        return new Preflight(
                clients,
                settings.table().name(),
                settings.topic().arn(),
                settings.queue().url(),
                settings.mail().sender());
    }
}
