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

    Newborns(OutboxPlan plan, Timer timer, RandomGenerator random) {
        this.plan = plan;
        this.timer = timer;
        this.random = random;
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
        var wanted = plan.entriesFor(draft.customer());
        var birth = new Birth(FingerprintOf.content(submission.request()), WriteToken.draw(random), wanted);
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

    private Outbox outbox(Set<OutboxEntry> wanted, Instant now) {
        var lease = Lease.atBirth(plan.owner(), now.plus(plan.lease()));
        return wanted.isEmpty()
                ? new Outbox.Done(Map.of(), lease.epoch(), now)
                : new Outbox.Open(wanted, Map.of(), triesAtBirth(wanted), Map.of(), lease);
    }

    /** What must be counted before it is sent is counted here, by the writer, whose first send follows. */
    private static Map<OutboxEntry, Integer> triesAtBirth(Set<OutboxEntry> wanted) {
        return wanted.stream()
                .collect(Collectors.toUnmodifiableMap(
                        Function.identity(), entry -> entry.sink().countedBeforeSending() ? 1 : 0));
    }
}
