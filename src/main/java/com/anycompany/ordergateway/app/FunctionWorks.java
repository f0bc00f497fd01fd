package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsServices;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.delivery.Courier;
import com.anycompany.ordergateway.delivery.Relay;
import com.anycompany.ordergateway.delivery.Sinks;
import com.anycompany.ordergateway.delivery.Takeover;
import com.anycompany.ordergateway.intake.Admission;
import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.meters.Measures;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.resilience.AdaptiveAdmission;
import com.anycompany.ordergateway.resilience.Breaker;
import com.anycompany.ordergateway.resilience.RetryingOrderStore;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.util.List;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Everything between a function's event and AWS, part by part: what takes orders, what takes over and delivers those that
 * were left to the table's stream, and what delivers those that were left behind. A function asks for the parts that it
 * needs, and of AWS no other clients are asked for. Time, chance and AWS itself come from outside, so that a simulation
 * runs the very same works.
 */
public final class FunctionWorks {
    private final Settings settings;
    private final AwsServices aws;
    private final Timer timer;
    private final RandomGenerator random;
    private final String owner;
    private final Measures measures;
    private final Stacks stacks;
    private final Breaker tableBreaker;

    /**
     * Works of one process. Nothing is begun.
     *
     * @param owner the name of this process, drawn anew at each start
     */
    public FunctionWorks(
            Settings settings,
            AwsServices aws,
            Timer timer,
            RandomGenerator random,
            String owner,
            Breaker.Watcher watcher,
            Measures measures) {
        this.settings = settings;
        this.aws = aws;
        this.timer = timer;
        this.random = random;
        this.owner = owner;
        this.measures = measures;
        this.stacks = new Stacks(settings, timer, random, watcher, measures);
        this.tableBreaker = stacks.tableBreaker("");
    }

    /** The table, as whoever takes orders, or takes them over, reaches it. */
    public RetryingOrderStore<?> orders() {
        var table = settings.table();
        return stacks.orders(aws, tableBreaker, table.bulkhead(), table.waiting());
    }

    /** How much is let in at once. */
    public Admission admission() {
        var admission = new AdaptiveAdmission(Wiring.admissionTerms(settings), timer);
        measures.admission(admission);
        return admission;
    }

    /** Accepts or refuses orders, which are left to the table's stream. */
    public Intake leavingToTheStream(OrderStore orders) {
        return intake(Lease.STREAM, orders, DeliveryBeforeAnswer.NONE::begin);
    }

    /** Accepts or refuses orders, which are this process's own and handed to {@code toDeliver}. */
    Intake delivering(OrderStore orders, Function<StoredOrder, Future<List<Sent>>> toDeliver) {
        return intake(owner, orders, toDeliver);
    }

    private Intake intake(String first, OrderStore orders, Function<StoredOrder, Future<List<Sent>>> toDeliver) {
        return Wiring.intake(settings, first, orders, timer, random, toDeliver);
    }

    /** Every sink that the settings name. */
    public Sinks sinks() {
        return stacks.sinks(aws, IntUnaryOperator.identity());
    }

    /** Delivers to {@code sinks} what this process holds. */
    Courier courier(Sinks sinks) {
        return courier(sinks, outboxes(tableBreaker));
    }

    /** Takes over what was left to the table's stream, and delivers it to {@code sinks}. */
    public Takeover takeover(Sinks sinks) {
        var terms = new Takeover.Terms(owner, settings.orders().lease(), sinks.longestSend());
        return new Takeover(orders(), courier(sinks), terms, timer);
    }

    /** Delivers to {@code sinks} what was left behind, with a breaker on the table that nobody else has. */
    public Relay relay(Sinks sinks) {
        var outboxes = outboxes(stacks.tableBreaker(Metering.BACKLOG));
        var terms = Wiring.relayTerms(settings.orders(), owner);
        return new Relay(outboxes, courier(sinks, outboxes), sinks, terms, timer, random);
    }

    /** The table, as whoever delivers reaches it. */
    private OutboxStore outboxes(Breaker breaker) {
        var orders = settings.orders();
        return stacks.outboxes(aws, breaker, settings.table().finishing(), orders.deliveries() + orders.backlog());
    }

    private Courier courier(Sinks sinks, OutboxStore outboxes) {
        return new Courier(sinks, outboxes, Wiring.backOff(settings.orders(), random), timer);
    }
}
