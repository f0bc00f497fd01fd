package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsServices;
import com.anycompany.ordergateway.aws.BatchingOrderStore;
import com.anycompany.ordergateway.aws.BatchingSink;
import com.anycompany.ordergateway.aws.DynamoOrderStore;
import com.anycompany.ordergateway.aws.MessageSink;
import com.anycompany.ordergateway.aws.SesConfirmations;
import com.anycompany.ordergateway.aws.SnsEvents;
import com.anycompany.ordergateway.aws.SqsFulfilment;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.delivery.Sinks;
import com.anycompany.ordergateway.meters.Measures;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.resilience.Breaker;
import com.anycompany.ordergateway.resilience.CallMeters;
import com.anycompany.ordergateway.resilience.CircuitGuard;
import com.anycompany.ordergateway.resilience.Lane;
import com.anycompany.ordergateway.resilience.LanedOutboxStore;
import com.anycompany.ordergateway.resilience.LanedSink;
import com.anycompany.ordergateway.resilience.Rate;
import com.anycompany.ordergateway.resilience.RatedSink;
import com.anycompany.ordergateway.resilience.Retries;
import com.anycompany.ordergateway.resilience.RetryBudget;
import com.anycompany.ordergateway.resilience.RetryingOrderStore;
import com.anycompany.ordergateway.resilience.RetryingSink;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.time.Timer;
import java.time.Duration;
import java.util.EnumMap;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * The stacks between a decision and AWS. From the outside in: the lane in which work waits its turn, the rate, the
 * retries with their budget; then the adapter, with bulkhead and breaker around each of its wire calls.
 *
 * <p>What is known of a sink (its breaker, its budget, its rate) is shared by all who call it; how many may call at once
 * is each user's own.
 */
final class Stacks {
    /** A call that takes so much of its limit is slow. */
    private static final double SLOW = 0.8;

    private final Settings settings;
    private final Timer timer;
    private final RandomGenerator random;
    private final Breaker.Watcher watcher;
    private final Measures measures;
    private final Shared topic;
    private final Shared queue;
    private final Breaker mailBreaker;
    private final Rate mailRate;

    private record Shared(Breaker breaker, RetryBudget budget, CallMeters meters) {}

    Stacks(Settings settings, Timer timer, RandomGenerator random, Breaker.Watcher watcher, Measures measures) {
        this.settings = settings;
        this.timer = timer;
        this.random = random;
        this.watcher = measures.breakers(watcher);
        this.measures = measures;
        this.topic = shared(SnsEvents.DEPENDENCY, settings.topic().messages().calls());
        this.queue =
                shared(SqsFulfilment.DEPENDENCY, settings.queue().messages().calls());
        this.mailBreaker = breaker(SesConfirmations.DEPENDENCY, settings.mail().calls());
        this.mailRate = new Rate(settings.mail().rate(), timer);
    }

    /** A breaker for one user of the table: a backlog's trouble must not shut intake out. */
    Breaker tableBreaker(String user) {
        var table = settings.table();
        return breaker(DynamoOrderStore.DEPENDENCY + user, table.attempt(), table.open());
    }

    /** The orders' table, at most {@code atOnce} calls at once, of which at most {@code waiting} wait for a shared one. */
    RetryingOrderStore<?> orders(AwsServices aws, Breaker breaker, int atOnce, int waiting) {
        var table = settings.table();
        var guard = guard(breaker, atOnce);
        var repeats = retries(table.repeats(), table.attempt(), budget(), measures.calls(breaker.dependency()));
        if (!settings.batching()) {
            return new RetryingOrderStore<>(new DynamoOrderStore(aws.dynamoDb(), table.name(), guard), repeats);
        }
        var terms = new BatchingOrderStore.Terms(
                table.lanes(), fullLanes(table.lanes(), table.connections() / 2), waiting, table.attempt());
        return new RetryingOrderStore<>(
                new BatchingOrderStore(aws.dynamoDb(), table.name(), guard, terms, timer), repeats);
    }

    /**
     * The outboxes in it, whose writes wait for each other instead of being held back: {@code waiting} is how many orders
     * may be told of at once, since what was sent and not written down is sent again.
     */
    OutboxStore outboxes(AwsServices aws, Breaker breaker, int atOnce, int waiting) {
        var store = orders(aws, breaker, 2 * atOnce, waiting);
        return settings.batching()
                ? store
                : new LanedOutboxStore(store, new Lane(breaker.dependency(), atOnce, waiting, timer));
    }

    /** Every sink that the settings name, each called at most {@code share} of its connections times at once. */
    Sinks sinks(AwsServices aws, IntUnaryOperator share) {
        var ports = new EnumMap<Sink, SinkPort>(Sink.class);
        settings.topic().arn().ifPresent(arn -> ports.put(Sink.EVENT, topic(aws, arn, share)));
        settings.queue().url().ifPresent(url -> ports.put(Sink.FULFILMENT, queue(aws, url, share)));
        settings.mail().sender().ifPresent(sender -> ports.put(Sink.CONFIRMATION, mail(aws, sender, share)));
        ports.replaceAll(measures::sink);
        return new Sinks(ports, settings.longestSend().plus(settings.orders().clockSkew()));
    }

    private SinkPort topic(AwsServices aws, String arn, IntUnaryOperator share) {
        var messages = settings.topic().messages();
        var atOnce = share.applyAsInt(messages.calls().connections());
        var guard = guard(topic.breaker(), atOnce);
        return messages(new SnsEvents(aws.sns(), arn, guard), messages, topic, atOnce);
    }

    private SinkPort queue(AwsServices aws, String url, IntUnaryOperator share) {
        var messages = settings.queue().messages();
        var atOnce = share.applyAsInt(messages.calls().connections());
        var guard = guard(queue.breaker(), atOnce);
        return messages(new SqsFulfilment(aws.sqs(), url, guard), messages, queue, atOnce);
    }

    private SinkPort messages(MessageSink sink, Settings.Messages messages, Shared shared, int atOnce) {
        var calls = messages.calls();
        if (settings.batching()) {
            var terms = new BatchingSink.Terms(messages.lanes(), fullLanes(messages.lanes(), atOnce), calls.waiting());
            return retried(new BatchingSink(sink, terms, timer), messages, shared);
        }
        var lane = new Lane(shared.breaker().dependency(), atOnce, calls.waiting(), timer);
        return new LanedSink(retried(sink, messages, shared), lane);
    }

    /** Never repeated: every repeat could reach a person. */
    private SinkPort mail(AwsServices aws, String sender, IntUnaryOperator share) {
        var calls = settings.mail().calls();
        var atOnce = share.applyAsInt(calls.connections());
        var guard = guard(mailBreaker, atOnce);
        var adapter = settings.mail()
                .fixedRecipient()
                .map(recipient -> SesConfirmations.toCustomersOr(recipient, aws.ses(), sender, guard))
                .orElseGet(() -> SesConfirmations.toCustomers(aws.ses(), sender, guard));
        var rated = new RatedSink(adapter, mailRate, timer);
        return new LanedSink(rated, new Lane(SesConfirmations.DEPENDENCY, atOnce, calls.waiting(), timer));
    }

    private CircuitGuard guard(Breaker breaker, int atOnce) {
        return new CircuitGuard(breaker, atOnce, measures.calls(breaker.dependency()));
    }

    /** Half of the calls at once that there may be: the other event loops have their lanes too. */
    private static int fullLanes(int lanes, int atOnce) {
        return Math.max(lanes, atOnce / 2);
    }

    private SinkPort retried(SinkPort sink, Settings.Messages messages, Shared shared) {
        var repeats = messages.repeats();
        var retries = retries(repeats, messages.calls().attempt(), shared.budget(), shared.meters());
        return new RetryingSink(sink, retries, timer, repeats.all());
    }

    private Retries retries(Settings.Repeats repeats, Duration attempt, RetryBudget budget, CallMeters meters) {
        var limits = new Retries.Limits(repeats.attempts(), repeats.firstWait(), attempt, repeats.all());
        return new Retries(limits, budget, meters, timer, random);
    }

    private Shared shared(String dependency, Settings.Calls calls) {
        return new Shared(breaker(dependency, calls), budget(), measures.calls(dependency));
    }

    private RetryBudget budget() {
        var common = settings.resilience();
        return new RetryBudget(new RetryBudget.Terms(common.retryPercent(), common.retriesPerSecond()), timer);
    }

    private Breaker breaker(String dependency, Settings.Calls calls) {
        return breaker(dependency, calls.attempt(), calls.open());
    }

    private Breaker breaker(String dependency, Duration attempt, Duration open) {
        var common = settings.resilience();
        var slow = Duration.ofMillis(Math.max(1, Math.round(attempt.toMillis() * SLOW)));
        var terms = new Breaker.Terms(
                common.window(), common.threshold(), open, common.trials(), slow, attempt.multipliedBy(2));
        return new Breaker(dependency, terms, timer, watcher);
    }
}
