package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsClients;
import com.anycompany.ordergateway.aws.CallLimits;
import com.anycompany.ordergateway.aws.Preflight;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.BackOff;
import com.anycompany.ordergateway.delivery.Relay;
import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.intake.OrderRules;
import com.anycompany.ordergateway.intake.OutboxPlan;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.resilience.AdaptiveAdmission;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/** The details of the composition root: which settings go where. */
final class Wiring {
    private static final int WAITING_CALLS = 512;

    private Wiring() {}

    /** An intake whose orders belong to {@code owner} first, and are handed to {@code toDeliver}. */
    static Intake intake(
            Settings settings,
            String owner,
            OrderStore store,
            Timer timer,
            RandomGenerator random,
            Function<StoredOrder, Future<List<Sent>>> toDeliver) {
        var orders = settings.orders();
        var anybody = settings.mail().fixedRecipient().isPresent();
        return new Intake(
                new OrderRules(orders.defaultCurrency()),
                new OutboxPlan(settings.sinks(), anybody, owner, orders.lease()),
                store,
                timer,
                random,
                settings.admission().receipts(),
                toDeliver);
    }

    static BackOff backOff(Settings.Orders orders, RandomGenerator random) {
        return new BackOff(orders.backOffShortest(), orders.backOffLongest(), random);
    }

    static AdaptiveAdmission.Terms admissionTerms(Settings settings) {
        var admission = settings.admission();
        return new AdaptiveAdmission.Terms(admission.fixed(), admission.least(), admission.first(), admission.most());
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
                settings.topic().messages().calls().connections(),
                settings.queue().messages().calls().connections(),
                settings.mail().calls().connections());
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
                sinkLimits(settings.topic().messages().calls().attempt(), topic),
                sinkLimits(settings.queue().messages().calls().attempt(), queue),
                sinkLimits(settings.mail().calls().attempt(), mail));
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
