package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Work for one dependency: so much at once, and a bounded number waiting their turn in order. What finds the queue full,
 * or could not be begun in time, is held back. So a dependency that is slow keeps its own work waiting and nobody else's.
 * Safe for several threads.
 */
public final class Lane {
    private final String dependency;
    private final int atOnce;
    private final int mostWaiting;
    private final Timer timer;
    private final Queue<Turn> waiting = new ArrayDeque<>();
    private int underWay;

    private record Turn(Deadline begunBy, Promise<Void> come) {}

    /** A lane to {@code dependency}, which names it in failures. */
    public Lane(String dependency, int atOnce, int mostWaiting, Timer timer) {
        if (atOnce < 1 || mostWaiting < 0) {
            throw new IllegalArgumentException(
                    "lane: " + atOnce + " at once, " + mostWaiting + " waiting (expected: >= 1 and >= 0)");
        }
        this.dependency = dependency;
        this.atOnce = atOnce;
        this.mostWaiting = mostWaiting;
        this.timer = timer;
    }

    /**
     * Does {@code work} when its turn comes, if that is before {@code begunBy}. Fails with {@link DependencyException} and
     * {@link Fault#HELD_BACK} if it was not begun; else completes as {@code work} does.
     */
    public <T> Future<T> run(Deadline begunBy, Supplier<Future<T>> work) {
        return turn(begunBy)
                .compose(come ->
                        Future.succeededFuture().compose(begun -> work.get()).onComplete(ended -> next()));
    }

    private synchronized Future<Void> turn(Deadline begunBy) {
        if (begunBy.passed(timer.instant()) || (underWay >= atOnce && waiting.size() >= mostWaiting)) {
            return Future.failedFuture(heldBack());
        }
        if (underWay < atOnce) {
            underWay++;
            return Future.succeededFuture();
        }
        var turn = new Turn(begunBy, Promise.promise());
        waiting.add(turn);
        return turn.come().future();
    }

    private void next() {
        var late = new ArrayList<Turn>();
        var following = following(late);
        late.forEach(turn -> turn.come().fail(heldBack()));
        if (following != null) {
            following.come().complete();
        }
    }

    private synchronized @Nullable Turn following(List<Turn> late) {
        var now = timer.instant();
        var following = waiting.poll();
        while (following != null && following.begunBy().passed(now)) {
            late.add(following);
            following = waiting.poll();
        }
        if (following == null) {
            underWay--;
        }
        return following;
    }

    private DependencyException heldBack() {
        return new DependencyException(dependency, Fault.HELD_BACK);
    }
}
