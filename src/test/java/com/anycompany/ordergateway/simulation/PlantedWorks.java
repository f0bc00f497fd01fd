package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.app.Works;
import com.anycompany.ordergateway.aws.AwsServices;
import com.anycompany.ordergateway.aws.DynamoOrderStore;
import com.anycompany.ordergateway.aws.SesConfirmations;
import com.anycompany.ordergateway.aws.SnsEvents;
import com.anycompany.ordergateway.aws.SqsFulfilment;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.BackOff;
import com.anycompany.ordergateway.delivery.Courier;
import com.anycompany.ordergateway.delivery.Dispatcher;
import com.anycompany.ordergateway.delivery.Relay;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.delivery.Sinks;
import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.intake.OrderRules;
import com.anycompany.ordergateway.intake.OutboxPlan;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.resilience.AdaptiveAdmission;
import com.anycompany.ordergateway.resilience.CallMeters;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.resilience.Retries;
import com.anycompany.ordergateway.resilience.RetryBudget;
import com.anycompany.ordergateway.resilience.RetryingOrderStore;
import com.anycompany.ordergateway.resilience.RetryingSink;
import com.anycompany.ordergateway.time.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.random.RandomGenerator;

/**
 * The works of a gateway with a bug between its parts: put together like the real ones, from the same parts, without
 * breakers and queues. With no bug in them they keep every promise, as a test says.
 */
final class PlantedWorks {
    private final PlantedBug bug;
    private final Settings settings;
    private final AwsServices aws;
    private final Timer timer;
    private final RandomGenerator random;
    private final Set<Sink> troubled = EnumSet.noneOf(Sink.class);

    private PlantedWorks(PlantedBug bug, Settings settings, AwsServices aws, Timer timer, RandomGenerator random) {
        this.bug = bug;
        this.settings = settings;
        this.aws = aws;
        this.timer = timer;
        this.random = random;
    }

    static Works of(
            PlantedBug bug, Settings settings, AwsServices aws, Timer timer, RandomGenerator random, String owner) {
        return new PlantedWorks(bug, settings, aws, timer, random).works(owner);
    }

    private Works works(String owner) {
        var table = settings.table();
        var orders = settings.orders();
        var adapter = new DynamoOrderStore(aws.dynamoDb(), table.name(), Guard.NONE);
        var births =
                new PlantedStore<>(bug, new RetryingOrderStore<>(adapter, retries(table.repeats(), table.attempt())));
        var store =
                new PlantedStore<>(bug, new RetryingOrderStore<>(adapter, retries(table.repeats(), table.attempt())));
        var sinks = sinks();
        var courier = new Courier(
                sinks, store, new BackOff(orders.backOffShortest(), orders.backOffLongest(), random), timer);
        var dispatcher = new Dispatcher(
                courier, timer, new Dispatcher.Limits(orders.deliveries(), orders.backlog(), sinks.longestSend()));
        var admission = settings.admission();
        var anybody = settings.mail().fixedRecipient().isPresent();
        var intake = new Intake(
                new OrderRules(orders.defaultCurrency()),
                new OutboxPlan(sinks.ports().keySet(), anybody, owner, orders.lease()),
                births,
                timer,
                random,
                admission.receipts(),
                dispatcher::accept);
        var pace = orders.relay();
        var terms = new Relay.Terms(owner, orders.lease(), pace.busy(), pace.idle(), pace.atOnce());
        return new Works(
                intake,
                new AdaptiveAdmission(
                        new AdaptiveAdmission.Terms(
                                admission.fixed(), admission.least(), admission.first(), admission.most()),
                        timer),
                births,
                dispatcher,
                new Relay(store, courier, sinks, terms, timer, random));
    }

    private Sinks sinks() {
        var ports = new EnumMap<Sink, SinkPort>(Sink.class);
        settings.topic()
                .arn()
                .ifPresent(arn -> ports.put(
                        Sink.EVENT,
                        retried(
                                new SnsEvents(aws.sns(), arn, Guard.NONE),
                                settings.topic().messages().repeats(),
                                settings.topic().messages().calls())));
        settings.queue()
                .url()
                .ifPresent(url -> ports.put(
                        Sink.FULFILMENT,
                        retried(
                                new SqsFulfilment(aws.sqs(), url, Guard.NONE),
                                settings.queue().messages().repeats(),
                                settings.queue().messages().calls())));
        settings.mail().sender().ifPresent(sender -> ports.put(Sink.CONFIRMATION, mail(sender)));
        ports.replaceAll((sink, port) -> new PlantedSink(bug, sink, port, troubled));
        return new Sinks(
                Map.copyOf(ports),
                bug == PlantedBug.SENDS_PAST_ITS_LEASE
                        ? Duration.ofDays(-1)
                        : settings.longestSend().plus(settings.orders().clockSkew()));
    }

    private SinkPort mail(String sender) {
        var mail = settings.mail();
        SinkPort port = mail.fixedRecipient()
                .map(recipient -> SesConfirmations.toCustomersOr(recipient, aws.ses(), sender, Guard.NONE))
                .orElseGet(() -> SesConfirmations.toCustomers(aws.ses(), sender, Guard.NONE));
        return bug == PlantedBug.SENDS_A_MAIL_AGAIN_AT_ONCE
                ? retried(port, settings.topic().messages().repeats(), mail.calls())
                : port;
    }

    private SinkPort retried(SinkPort port, Settings.Repeats repeats, Settings.Calls calls) {
        return new RetryingSink(port, retries(repeats, calls.attempt()), timer, repeats.all());
    }

    private Retries retries(Settings.Repeats repeats, Duration attempt) {
        var common = settings.resilience();
        var budget = new RetryBudget(new RetryBudget.Terms(common.retryPercent(), common.retriesPerSecond()), timer);
        return new Retries(
                new Retries.Limits(repeats.attempts(), repeats.firstWait(), attempt, repeats.all()),
                budget,
                CallMeters.NONE,
                timer,
                random);
    }
}
