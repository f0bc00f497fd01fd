package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.store.Written;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Accepts or refuses one order. The caller waits for one write and for nothing else; whoever tells the others is handed
 * the stored order and is not waited for.
 */
public final class Intake {
    private final OrderRules rules;
    private final Newborns newborns;
    private final OrderStore store;
    private final Timer timer;
    private final OutboxPlan plan;
    private final Consumer<StoredOrder> toDeliver;

    /**
     * An intake that writes to {@code store} and hands what it stored, while its first lease lasts, to {@code toDeliver},
     * which must return at once and never throw.
     */
    public Intake(
            OrderRules rules,
            OutboxPlan plan,
            OrderStore store,
            Timer timer,
            RandomGenerator random,
            Consumer<StoredOrder> toDeliver) {
        this.rules = rules;
        this.plan = plan;
        this.newborns = new Newborns(plan, timer, random);
        this.store = store;
        this.timer = timer;
        this.toDeliver = toDeliver;
    }

    /**
     * Decides on {@code submission} by its deadline. Fails only on a bug: what a dependency does to us is a decision.
     */
    public Future<Decision> accept(Submission submission) {
        var violations = submission.found();
        return rules.check(submission.request(), violations)
                .map(draft -> write(newborns.of(submission, draft), submission.deadline()))
                .orElseGet(() -> Future.succeededFuture(new Decision.Invalid(violations.sorted())));
    }

    private Future<Decision> write(StoredOrder newborn, Deadline deadline) {
        return store.writeOnce(newborn, deadline)
                .compose(
                        written -> Future.succeededFuture(decide(newborn, written)),
                        failure -> afterFailure(newborn, failure, deadline));
    }

    private Decision decide(StoredOrder newborn, Written written) {
        return switch (written) {
            case Written.Stored() -> accepted(newborn);
            case Written.Taken(var by) -> taken(newborn, by);
        };
    }

    private Decision accepted(StoredOrder newborn) {
        toDeliver.accept(newborn);
        return new Decision.Accepted(newborn.order().receipt());
    }

    private Decision taken(StoredOrder newborn, StoredOrder by) {
        if (!by.sameRequest(newborn)) {
            return newborn.order().id().derived() ? new Decision.KeyReused() : new Decision.IdConflict();
        }
        if (by.birth().token().equals(newborn.birth().token())) {
            return ownEarlierAttempt(by);
        }
        return new Decision.Replayed(by.order().receipt());
    }

    /** Our retry met our own first attempt. Deliver only if nobody else can have begun while we did not know. */
    private Decision ownEarlierAttempt(StoredOrder stored) {
        if (stored.outbox() instanceof Outbox.Open open
                && open.lease().untouchedSinceBirth(plan.owner(), timer.instant())) {
            return accepted(stored);
        }
        return new Decision.Accepted(stored.order().receipt());
    }

    private Future<Decision> afterFailure(StoredOrder newborn, Throwable failure, Deadline deadline) {
        var id = newborn.order().id();
        if (!(failure instanceof DependencyException dependency)) {
            return Future.failedFuture(failure);
        }
        return dependency.fault().ambiguous()
                ? lookUp(newborn, id, deadline)
                : Future.succeededFuture(new Decision.NotStored(id));
    }

    /** One consistent read settles an ambiguous write if it finds the order; not finding it settles nothing. */
    private Future<Decision> lookUp(StoredOrder newborn, OrderId id, Deadline deadline) {
        return store.find(id, deadline)
                .map(found -> resolve(newborn, found))
                .recover(failure -> failure instanceof DependencyException
                        ? Future.succeededFuture(new Decision.OutcomeUnknown(id))
                        : Future.failedFuture(failure));
    }

    private Decision resolve(StoredOrder newborn, Optional<StoredOrder> found) {
        return found.map(by -> taken(newborn, by))
                .orElseGet(() -> new Decision.OutcomeUnknown(newborn.order().id()));
    }
}
