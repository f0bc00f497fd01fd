package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.order.OutboxEntry;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.order.Spans;
import com.anycompany.ordergateway.order.Step;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.OutboxStore;
import com.anycompany.ordergateway.store.Recorded;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sends all that one outbox holds, each entry on its own, and writes down what became of it under the fence of its
 * lease. One sink's failure never keeps another from being told.
 */
public final class Courier {
    private static final Logger LOG = LoggerFactory.getLogger(Courier.class);

    private static final Duration WRITE_PATIENCE = Duration.ofMillis(2_500);

    /** What a round is called in a trace that comes after the order's own. */
    private static final String LATER = "tell later";

    /** The lease alone says by when. */
    private static final Deadline NO_EARLIER = new Deadline(Instant.MAX);

    private final Sinks sinks;
    private final OutboxStore store;
    private final BackOff backOff;
    private final Timer timer;
    private final Spans spans;

    /** What is sent of one order under one lease, as long as nothing begins after {@code begunBy}. */
    private record Round(Order order, Outbox.Open held, Deadline begunBy) {}

    /** One entry of a round, once its send has ended. */
    private record Told(OutboxEntry entry, SendResult result, Duration took) {
        private Sent sent() {
            return new Sent(entry, result.inAWord(), result.trouble(), took);
        }
    }

    /** A courier to {@code sinks}; what it does not get rid of comes due after {@code backOff}. */
    public Courier(Sinks sinks, OutboxStore store, BackOff backOff, Timer timer) {
        this(sinks, store, backOff, timer, Spans.NONE);
    }

    /** The same, telling {@code spans} of rounds that come after the order's own. */
    public Courier(Sinks sinks, OutboxStore store, BackOff backOff, Timer timer, Spans spans) {
        this.sinks = sinks;
        this.store = store;
        this.backOff = backOff;
        this.timer = timer;
        this.spans = spans;
    }

    /**
     * Delivers what {@code stored} still holds. The caller must hold its lease. Fails with {@link DependencyException} if
     * what became of it could not be written down: then the lease runs out and somebody delivers again.
     */
    public Future<Recorded> deliver(StoredOrder stored) {
        return deliver(stored, NO_EARLIER);
    }

    /** The same where nothing may begin after {@code begunBy} either: what did not begin is due again soon, for anybody. */
    public Future<Recorded> deliver(StoredOrder stored, Deadline begunBy) {
        return deliver(stored, begunBy, sent -> later(stored.order(), sent));
    }

    private void later(Order order, List<Sent> sent) {
        RoundLog.later(order, sent);
        if (spans.on()) {
            order.trace().ifPresent(trace -> {
                var end = timer.instant();
                var parts = RoundLog.steps(sent, end);
                var begun = parts.stream().map(Step::begun).findFirst().orElse(end);
                var trouble = sent.stream().anyMatch(Sent::trouble);
                var whole = new Step(LATER, begun, Duration.between(begun, end), trouble ? "in part" : "told", trouble);
                spans.tell(trace, order.id(), whole, parts);
            });
        }
    }

    /** The same without that, telling {@code heard}, which must not throw, what became of each send once all have ended. */
    public Future<Recorded> deliver(StoredOrder stored, Consumer<List<Sent>> heard) {
        return deliver(stored, NO_EARLIER, heard);
    }

    private Future<Recorded> deliver(StoredOrder stored, Deadline begunBy, Consumer<List<Sent>> heard) {
        return switch (stored.outbox()) {
            case Outbox.Open open -> {
                var round = new Round(stored.order(), open, begunBy);
                yield sendAll(round).compose(told -> {
                    heard.accept(told.stream().map(Told::sent).toList());
                    return write(round, results(told));
                });
            }
            case Outbox.Done done -> Future.succeededFuture(new Recorded.Applied());
        };
    }

    /** Gives back the lease of an order that this process will not deliver after all, so that another need not wait. */
    Future<Recorded> release(StoredOrder stored) {
        return switch (stored.outbox()) {
            case Outbox.Open open ->
                store.record(
                        stored.order().id(),
                        open,
                        Counting.takenBack(open, timer.now()),
                        timer.deadline(WRITE_PATIENCE));
            case Outbox.Done done -> Future.succeededFuture(new Recorded.Applied());
        };
    }

    private Future<List<Told>> sendAll(Round round) {
        var begun = timer.instant();
        var sends = round.held().pending().stream()
                .sorted()
                .map(entry -> send(new Notice(entry, round.order()), round)
                        .map(result -> new Told(entry, result, Duration.between(begun, timer.instant()))))
                .toList();
        return Future.all(sends).map(all -> all.list());
    }

    private static Map<OutboxEntry, SendResult> results(List<Told> told) {
        return told.stream().collect(Collectors.toMap(Told::entry, Told::result));
    }

    /** One send, unless it could outlast the lease: after that another may have begun. */
    private Future<SendResult> send(Notice notice, Round round) {
        var safe = new Deadline(round.held().lease().dueAt().minus(sinks.longestSend()));
        var begunBy = safe.orEarlier(round.begunBy());
        if (begunBy.passed(timer.instant())) {
            return Future.succeededFuture(new SendResult.NotBegun());
        }
        return sinks.send(notice, begunBy)
                .<SendResult>map(SendResult.Ended::new)
                .recover(failure -> Future.succeededFuture(afterFailure(notice, failure)));
    }

    private static SendResult afterFailure(Notice notice, Throwable failure) {
        if (failure instanceof DependencyException dependency) {
            return dependency.fault() == Fault.INVALID
                    ? new SendResult.Ended(new Outcome.Refused(Closed.REFUSED))
                    : new SendResult.Failed(dependency.fault());
        }
        LOG.atError()
                .setCause(failure)
                .addKeyValue("event_id", notice.eventId())
                .log("send failed on a bug");
        return new SendResult.Failed(Fault.BROKEN);
    }

    private Future<Recorded> write(Round round, Map<OutboxEntry, SendResult> results) {
        var now = timer.now();
        var progress = new Progress(round.held(), round.order().receivedAt(), now);
        results.forEach(progress::note);
        var next = progress.after(now, now.plus(backOff.after(progress.doublings())));
        return store.record(round.order().id(), round.held(), next, writtenBy(round))
                .compose(recorded -> settle(round, results, recorded));
    }

    /**
     * Until the lease ends: whoever takes over then sends it all again. Later than that it may still come in time; but
     * nobody is there to wait longer than nothing may begin.
     */
    private Deadline writtenBy(Round round) {
        var soon = timer.deadline(WRITE_PATIENCE);
        var end = new Deadline(round.held().lease().dueAt()).orEarlier(round.begunBy());
        return end.at().isAfter(soon.at()) ? end : soon;
    }

    /**
     * Our lease may have gained work that we know nothing of: then what we sent is taken off that. Any other change means
     * that somebody else has gone on from here, and our word no longer counts.
     */
    private Future<Recorded> settle(Round round, Map<OutboxEntry, SendResult> results, Recorded recorded) {
        var held = round.held();
        if (recorded instanceof Recorded.Superseded(var now)
                && now.outbox() instanceof Outbox.Open open
                && open.epoch() == held.epoch()
                && open.pending().size() > held.pending().size()
                && open.pending().containsAll(held.pending())) {
            return write(new Round(round.order(), open, round.begunBy()), results);
        }
        return Future.succeededFuture(recorded);
    }
}
