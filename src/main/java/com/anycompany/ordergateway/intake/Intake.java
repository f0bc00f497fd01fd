package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.store.Written;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

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
    private final RecentReceipts recent;
    private final Function<StoredOrder, Future<List<Sent>>> toDeliver;

    /**
     * An intake that writes to {@code store} and hands what it stored, while its first lease lasts, to {@code toDeliver},
     * which must return at once and never throw, a future that never fails: what became of it, for who tells of the order.
     *
     * @param receipts so many are remembered, to answer repeats with while new orders are refused
     */
    public Intake(
            OrderRules rules,
            OutboxPlan plan,
            OrderStore store,
            Timer timer,
            RandomGenerator random,
            int receipts,
            Function<StoredOrder, Future<List<Sent>>> toDeliver) {
        this.rules = rules;
        this.plan = plan;
        this.newborns = new Newborns(plan, timer, random);
        this.store = store;
        this.timer = timer;
        this.recent = new RecentReceipts(receipts);
        this.toDeliver = toDeliver;
    }

    /**
     * Decides on {@code submission} by its deadline, and gives {@code permit} back when the work has ended, which may be
     * later. Fails only on a bug: what a dependency does to us is a decision.
     */
    public Future<Decision> accept(Submission submission, Admission.Permit permit) {
        var violations = submission.found();
        var draft = rules.check(submission.request(), violations);
        if (draft.isEmpty()) {
            permit.endedEarly();
            return Future.succeededFuture(new Decision.Invalid(violations.sorted()));
        }
        var newborn = newborns.of(submission, draft.get());
        var deadline = submission.deadline();
        var work = write(newborn, deadline).onComplete(ended -> giveBack(permit, ended.result()));
        return timer.answerBy(
                deadline,
                work,
                () -> Future.succeededFuture(
                        new Decision.OutcomeUnknown(newborn.order().id())));
    }

    /** The decision on a repeat of what was answered a moment ago, made without asking anybody; empty if it is none. */
    public Optional<Decision> repeated(Submission submission) {
        return rules.check(submission.request(), submission.found())
                .flatMap(draft -> recent.of(newborns.of(submission, draft)))
                .map(Decision.Replayed::new);
    }

    /** What was refused without being sent took no time, and would make the store look fast. */
    private static void giveBack(Admission.Permit permit, @Nullable Decision decision) {
        if (decision instanceof Decision.NotStored) {
            permit.endedEarly();
        } else {
            permit.ended();
        }
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
        recent.add(newborn);
        return new Decision.Accepted(newborn.order().receipt(), toDeliver.apply(newborn));
    }

    private Decision taken(StoredOrder newborn, StoredOrder by) {
        if (!by.sameRequest(newborn)) {
            return newborn.order().id().derived() ? new Decision.KeyReused() : new Decision.IdConflict();
        }
        if (by.birth().token().equals(newborn.birth().token())) {
            return ownEarlierAttempt(by);
        }
        recent.add(by);
        return new Decision.Replayed(by.order().receipt());
    }

    /** Our retry met our own first attempt. Deliver only if nobody else can have begun while we did not know. */
    private Decision ownEarlierAttempt(StoredOrder stored) {
        if (stored.outbox() instanceof Outbox.Open open
                && open.lease().untouchedSinceBirth(plan.owner(), timer.instant())) {
            return accepted(stored);
        }
        return new Decision.Accepted(stored.order().receipt(), Future.succeededFuture(List.of()));
    }

    private Future<Decision> afterFailure(StoredOrder newborn, Throwable failure, Deadline deadline) {
        var id = newborn.order().id();
        if (!(failure instanceof DependencyException dependency)) {
            return Future.failedFuture(failure);
        }
        return dependency.fault().ambiguous()
                ? lookUp(newborn, id, deadline)
                : Future.succeededFuture(new Decision.NotStored(id, dependency.fault()));
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
