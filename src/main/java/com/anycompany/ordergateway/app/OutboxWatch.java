package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.meters.Measures;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.store.Cursor;
import com.anycompany.ordergateway.store.OutboxDesk;
import com.anycompany.ordergateway.store.Shard;
import com.anycompany.ordergateway.store.Standing;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Iterator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts, once a minute, the orders in the table of which somebody has still to be told, and those that wait for an
 * operator. Of one shard it counts a page of {@value #MOST} at most, so that a great backlog shows as at least so many;
 * shards are asked one after the other, so that counting never crowds out work.
 */
final class OutboxWatch {
    private static final Logger LOG = LoggerFactory.getLogger(OutboxWatch.class);
    private static final Duration BETWEEN = Duration.ofMinutes(1);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final int MOST = 1_000;

    /** Nothing waits longer for its next delivery. */
    private static final Duration FUTURE = Duration.ofDays(1);

    private final OutboxDesk desk;
    private final Measures measures;
    private final Timer timer;
    private volatile boolean stopped;

    /** What one look has found so far. */
    private static final class Sum {
        private long orders;
        private Instant longestDue = Instant.MAX;
        private Instant oldest = Instant.MAX;

        private void add(List<Standing> standing) {
            orders += standing.size();
            for (var order : standing) {
                longestDue = earlier(longestDue, order.dueAt());
                oldest = earlier(oldest, order.receivedAt());
            }
        }

        private static Instant earlier(Instant one, Instant other) {
            return one.isBefore(other) ? one : other;
        }
    }

    OutboxWatch(OutboxDesk desk, Measures measures, Timer timer) {
        this.desk = desk;
        this.measures = measures;
        this.timer = timer;
    }

    /** Looks now and then on, until {@link #stop}. */
    void start() {
        look().onComplete(looked -> timer.after(BETWEEN, () -> {
            if (!stopped) {
                start();
            }
        }));
    }

    void stop() {
        stopped = true;
    }

    /** Looks once. Does not fail: what could not be counted is not shown. */
    Future<Void> look() {
        var pending = new Sum();
        var parked = new Sum();
        var withWork = Shard.allWithWorkFor(EnumSet.allOf(Sink.class)).iterator();
        return walk(withWork, pending)
                .compose(walked -> walk(Shard.allParked().iterator(), parked))
                .onSuccess(walked -> measures.outbox(
                        pending.orders, since(pending.longestDue), since(pending.oldest), parked.orders))
                .recover(failure -> {
                    forget();
                    LOG.atWarn().addKeyValue("cause", failure.getMessage()).log("outbox not counted");
                    return Future.succeededFuture();
                });
    }

    /** Shows nothing until the next look: what was found once would look as if somebody still watched. */
    void forget() {
        measures.outboxUnseen();
    }

    private Future<Void> walk(Iterator<Shard> shards, Sum sum) {
        if (!shards.hasNext() || stopped) {
            return Future.succeededFuture();
        }
        var latest = timer.instant().plus(FUTURE);
        return desk.standing(shards.next(), latest, new Cursor.Start(), MOST, timer.deadline(PATIENCE))
                .compose(page -> {
                    sum.add(page.items());
                    return walk(shards, sum);
                });
    }

    private Duration since(Instant earliest) {
        var now = timer.instant();
        return earliest.isBefore(now) ? Duration.between(earliest, now) : Duration.ZERO;
    }
}
