package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.aws.CallLimits;
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

    private Wiring() {}

    static AwsClients.Limits callLimits(Settings settings) {
        var table = settings.table();
        return new AwsClients.Limits(
                new CallLimits(table.attempt(), table.connections(), WAITING_CALLS, table.acquire()),
                sinkLimits(settings.topic().attempt(), settings.topic().connections()),
                sinkLimits(settings.queue().attempt(), settings.queue().connections()),
                sinkLimits(settings.mail().attempt(), settings.mail().connections()));
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

    static Retries tableRetries(Settings settings, Timer timer, RandomGenerator random) {
        var table = settings.table();
        return new Retries(
                new Retries.Limits(ATTEMPTS, FIRST_WAIT_OF_TABLE, table.attempt(), table.all()), timer, random);
    }

    /** Every sink that the settings name. Topic and queue are retried; a mail is sent once a lease. */
    static Sinks sinks(Settings settings, AwsClients clients, Timer timer, RandomGenerator random) {
        var ports = new EnumMap<Sink, SinkPort>(Sink.class);
        var topic = settings.topic();
        topic.arn()
                .ifPresent(arn -> ports.put(
                        Sink.EVENT, retried(new SnsEvents(clients.sns(), arn), topic.attempt(), timer, random)));
        var queue = settings.queue();
        queue.url()
                .ifPresent(url -> ports.put(
                        Sink.FULFILMENT,
                        retried(new SqsFulfilment(clients.sqs(), url), queue.attempt(), timer, random)));
        var mail = settings.mail();
        mail.sender()
                .ifPresent(sender -> ports.put(
                        Sink.CONFIRMATION,
                        mail.fixedRecipient()
                                .map(recipient -> SesConfirmations.toCustomersOr(recipient, clients.ses(), sender))
                                .orElseGet(() -> SesConfirmations.toCustomers(clients.ses(), sender))));
        return new Sinks(ports, settings.longestSend().plus(Settings.CLOCK_SKEW));
    }

    static Relay.Terms relayTerms(Settings.Orders orders, String owner) {
        var relay = orders.relay();
        return new Relay.Terms(owner, orders.lease(), relay.busy(), relay.idle(), relay.atOnce());
    }

    private static SinkPort retried(SinkPort sink, Duration attempt, Timer timer, RandomGenerator random) {
        var all = attempt.multipliedBy(Settings.ATTEMPT_TIMES);
        var retries = new Retries(new Retries.Limits(ATTEMPTS, FIRST_WAIT_OF_SINKS, attempt, all), timer, random);
        return new RetryingSink(sink, retries, timer, all);
    }
}
