package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.store.Birth;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.store.WriteToken;
import com.anycompany.ordergateway.time.Timer;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

/** Makes the item of a new order: its identity, its time, its token, and the outbox that it is born with. */
final class Newborns {
    private static final long FIRST_VERSION = 1;

    private final OutboxPlan plan;
    private final Timer timer;
    private final RandomGenerator random;
    private final Wanted withAddress;
    private final Wanted withoutAddress;

    /** What is to be told of an order, and what of that was tried: the same of every order that has an address, or none. */
    private record Wanted(Set<OutboxEntry> entries, Map<OutboxEntry, Integer> tries) {
        /** What must be counted before it is sent is counted here, by the writer, whose first send follows. */
        static Wanted of(Set<OutboxEntry> entries) {
            return new Wanted(
                    entries,
                    entries.stream()
                            .collect(Collectors.toUnmodifiableMap(
                                    Function.identity(), entry -> entry.sink().countedBeforeSending() ? 1 : 0)));
        }
    }

    Newborns(OutboxPlan plan, Timer timer, RandomGenerator random) {
        this.plan = plan;
        this.timer = timer;
        this.random = random;
        this.withAddress = Wanted.of(plan.entries(true));
        this.withoutAddress = Wanted.of(plan.entries(false));
    }

    StoredOrder of(Submission submission, Draft draft) {
        var now = timer.now();
        var order = new Order(
                identity(submission, now),
                submission.caller(),
                draft.basket(),
                draft.customer(),
                draft.metadata(),
                now,
                submission.trace());
        var wanted = draft.customer().email().isPresent() ? withAddress : withoutAddress;
        var birth = new Birth(FingerprintOf.content(submission.request()), WriteToken.draw(random), wanted.entries());
        return new StoredOrder(order, birth, outbox(wanted, now), FIRST_VERSION);
    }

    /** An id that was sent is the identity; else the key names the order; else we do. */
    private OrderId identity(Submission submission, Instant now) {
        var sent = submission.request().orderId();
        if (sent != null) {
            return new OrderId(sent);
        }
        var key = submission.key();
        return key == null ? OrderId.made(now, random) : OrderId.derivedFrom(submission.caller(), key);
    }

    private Outbox outbox(Wanted wanted, Instant now) {
        var lease = Lease.atBirth(plan.owner(), now.plus(plan.lease()));
        return wanted.entries().isEmpty()
                ? new Outbox.Done(Map.of(), lease.epoch(), now)
                : new Outbox.Open(wanted.entries(), Map.of(), wanted.tries(), Map.of(), lease);
    }
}
