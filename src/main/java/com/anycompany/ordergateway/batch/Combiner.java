package com.anycompany.ordergateway.batch;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;

/**
 * Shares calls among the items that wait for one. A lane carries one call at a time; an item that finds a lane free is
 * sent at once and alone, the others queue up and go together. The queue is bounded: what finds it full, or could not be
 * begun in time, is held back.
 *
 * <p>Where so much comes that calls carry several items, a further lane would only halve what each carries, and calls are
 * what costs. So while the latest call is well filled and not slow, what comes waits for it even where a lane is free.
 *
 * <p>Where somebody waits for the results and the service is slow, waiting for a whole call before one's own would double
 * the time, and halve what goes through where only so many may wait. There a further call is made once the latest is slow.
 *
 * <p>Items with one key never stand in one call. They wait for the first of them, the leader, and are decided by what
 * became of it where that says enough; otherwise they go in their turn.
 *
 * <p>Safe for several threads. Results complete where the call that carried the item completes.
 *
 * @param <I> one item of work
 * @param <R> what becomes of it
 */
public final class Combiner<I, R> {
    /** Items that make a call well filled. At fewer, a call more is cheap: not much comes. */
    private static final int SEVERAL = 4;

    /** A call is slow after this: a write of a few orders usually takes less. */
    private static final Duration USUAL = Duration.ofMillis(10);

    private final Carrier<I, R> carrier;
    private final Limits limits;
    private final Timer timer;
    private final Deque<Waiting<I, R>> queue = new ArrayDeque<>();
    private int underWay;
    private long calls;
    private int latestCarries;
    private Instant latestIsSlow = Instant.MIN;
    private boolean alarmIsSet;

    /**
     * How much goes together.
     *
     * @param dependency names the dependency in failures
     * @param lanes calls under way at once, however little they carry, unless it is better to wait for the latest
     * @param fullLanes calls under way at once as long as those beyond {@code lanes} are full: so a service that is slower
     *     than the work comes in gets more calls, and none of them for little
     * @param items most of one call
     * @param bytes most of one call; a larger item goes alone
     * @param waiting most that queue up
     * @param awaited whether somebody waits for the results: then a call beyond {@code lanes} is also made, however little
     *     it carries, once the latest is slow
     */
    public record Limits(
            String dependency, int lanes, int fullLanes, int items, long bytes, int waiting, boolean awaited) {
        public Limits {
            if (lanes < 1 || fullLanes < lanes || items < 1 || bytes < 1 || waiting < 0) {
                throw new IllegalArgumentException("combiner: " + lanes + " to " + fullLanes + " lanes, " + items
                        + " items, " + bytes + " bytes, " + waiting + " waiting (expected: >= 1, >= 1, >= 1 and >= 0)");
            }
        }
    }

    private record Waiting<I, R>(I item, Deadline begunBy, Promise<R> result) {}

    /** An item that is sent, and those of the same key that wait for it. */
    private record Group<I, R>(Waiting<I, R> leader, List<Waiting<I, R>> followers) {}

    /** A combiner of items that {@code carrier} carries. */
    public Combiner(Carrier<I, R> carrier, Limits limits, Timer timer) {
        this.carrier = carrier;
        this.limits = limits;
        this.timer = timer;
    }

    /**
     * Has {@code item} carried out, if that can begin by {@code begunBy}. Fails with {@link DependencyException} and
     * {@link Fault#HELD_BACK} if it was not begun; else completes as the carrier says.
     */
    public Future<R> submit(I item, Deadline begunBy) {
        var waiting = new Waiting<I, R>(item, begunBy, Promise.promise());
        var now = timer.instant();
        if (begunBy.passed(now)) {
            return Future.failedFuture(heldBack());
        }
        synchronized (this) {
            var laneIsFree = underWay < limits.lanes() && !betterToWait(underWay, now);
            if (!laneIsFree && queue.size() >= limits.waiting()) {
                return Future.failedFuture(heldBack());
            }
            queue.add(waiting);
            if (!laneIsFree && !(underWay < limits.fullLanes() && worthACall(now))) {
                setAlarm(now);
                return waiting.result().future();
            }
            underWay++;
        }
        sendWhatWaits();
        return waiting.result().future();
    }

    /** Whether what waits deserves one more call: it would fill it, or has waited for a slow one. */
    private boolean worthACall(Instant now) {
        return queue.size() >= limits.items() || (limits.awaited() && !queue.isEmpty() && !now.isBefore(latestIsSlow));
    }

    /** For what waits, when nothing else comes and no call ends. */
    private void setAlarm(Instant now) {
        if (limits.awaited() && !alarmIsSet && !queue.isEmpty() && underWay < limits.fullLanes()) {
            alarmIsSet = true;
            timer.after(Duration.between(now, latestIsSlow), this::alarm);
        }
    }

    private void alarm() {
        synchronized (this) {
            alarmIsSet = false;
            var now = timer.instant();
            if (underWay >= limits.fullLanes() || !worthACall(now)) {
                setAlarm(now);
                return;
            }
            underWay++;
        }
        sendWhatWaits();
    }

    /** Whether the latest call is worth waiting for, if it is among {@code others} that are under way. */
    private boolean betterToWait(int others, Instant now) {
        return others > 0 && latestCarries >= SEVERAL && now.isBefore(latestIsSlow);
    }

    private void send(List<Group<I, R>> groups, long call) {
        var results = carry(groups.stream().map(Group::leader).toList());
        for (var each = 0; each < results.size(); each++) {
            var group = groups.get(each);
            results.get(each).onComplete(result -> settle(group, result));
        }
        Future.join(results).onComplete(ended -> laneIsFree(call));
    }

    private List<Future<R>> carry(List<Waiting<I, R>> leaders) {
        var items = leaders.stream().map(Waiting::item).toList();
        if (items.size() == 1) {
            return List.of(Future.succeededFuture().compose(begun -> carrier.one(items.getFirst())));
        }
        try {
            var results = carrier.several(items, place -> alone(leaders.get(place)));
            if (results.size() == items.size()) {
                return results;
            }
            throw new IllegalStateException("results: " + results.size() + " (expected: " + items.size() + ")");
        } catch (RuntimeException bug) {
            return items.stream().map(item -> Future.<R>failedFuture(bug)).toList();
        }
    }

    /** The refusal of a shared call may be heard late, by a process that was frozen meanwhile. */
    private Future<R> alone(Waiting<I, R> waiting) {
        return waiting.begunBy().passed(timer.instant())
                ? Future.failedFuture(heldBack())
                : carrier.one(waiting.item());
    }

    private void settle(Group<I, R> group, AsyncResult<R> result) {
        var undecided = new ArrayList<Waiting<I, R>>();
        for (var follower : group.followers()) {
            var decided = result.succeeded()
                    ? carrier.after(group.leader().item(), result.result(), follower.item())
                    : Optional.<R>empty();
            decided.ifPresentOrElse(follower.result()::complete, () -> undecided.add(follower));
        }
        putBack(undecided);
        if (result.succeeded()) {
            group.leader().result().complete(result.result());
        } else {
            group.leader().result().fail(result.cause());
        }
    }

    /** In front of those who came later. The lane that settles them is not free yet, so that it takes them up. */
    private synchronized void putBack(List<Waiting<I, R>> undecided) {
        undecided.reversed().forEach(queue::addFirst);
    }

    private void laneIsFree(long call) {
        synchronized (this) {
            if (call == calls) {
                latestCarries = 0;
            }
            var now = timer.instant();
            var tooMany = underWay > limits.lanes() || betterToWait(underWay - 1, now);
            if (tooMany && !worthACall(now)) {
                underWay--;
                setAlarm(now);
                return;
            }
        }
        sendWhatWaits();
    }

    /** Fills the caller's lane, or leaves it if nothing waits. */
    private void sendWhatWaits() {
        var late = new ArrayList<Waiting<I, R>>();
        List<Group<I, R>> following;
        long call;
        synchronized (this) {
            var now = timer.instant();
            following = following(late, now);
            call = calls + 1;
            if (following.isEmpty()) {
                underWay--;
            } else {
                calls = call;
                latestCarries = following.size();
                latestIsSlow = now.plus(USUAL);
                setAlarm(now);
            }
        }
        late.forEach(waiting -> waiting.result().fail(heldBack()));
        if (!following.isEmpty()) {
            send(following, call);
        }
    }

    /** Takes what goes in the next call: in order, as much as fits, no key twice. */
    private List<Group<I, R>> following(List<Waiting<I, R>> late, Instant now) {
        var groups = new LinkedHashMap<Object, Group<I, R>>();
        var bytes = 0L;
        for (var next = queue.peek(); next != null; next = queue.peek()) {
            if (next.begunBy().passed(now)) {
                late.add(queue.remove());
                continue;
            }
            var together = groups.get(carrier.key(next.item()));
            if (together != null) {
                together.followers().add(queue.remove());
                continue;
            }
            bytes += carrier.size(next.item());
            if (groups.size() == limits.items() || (!groups.isEmpty() && bytes > limits.bytes())) {
                break;
            }
            groups.put(carrier.key(next.item()), new Group<>(queue.remove(), new ArrayList<>()));
        }
        return List.copyOf(groups.values());
    }

    private DependencyException heldBack() {
        return new DependencyException(limits.dependency(), Fault.HELD_BACK);
    }
}
