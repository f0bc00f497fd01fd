package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.time.Deadline;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;

/** A sink that takes only so many a second. A send that would have to wait too long for its place is held back. */
public final class RatedSink implements SinkPort {
    private final SinkPort sink;
    private final Rate rate;
    private final Timer timer;

    /** {@code sink}, at {@code rate}, which may be shared with others who send to it. */
    public RatedSink(SinkPort sink, Rate rate, Timer timer) {
        this.sink = sink;
        this.rate = rate;
        this.timer = timer;
    }

    @Override
    public Future<Outcome> send(Notice notice, Deadline begunBy) {
        return rate.take(begunBy)
                .map(wait -> wait.isZero()
                        ? sink.send(notice, begunBy)
                        : timer.pause(wait).compose(rested -> sendInTime(notice, begunBy)))
                .orElseGet(() -> heldBack(notice));
    }

    /** A process may have been frozen while it rested. */
    private Future<Outcome> sendInTime(Notice notice, Deadline begunBy) {
        return begunBy.passed(timer.instant()) ? heldBack(notice) : sink.send(notice, begunBy);
    }

    private static Future<Outcome> heldBack(Notice notice) {
        return Future.failedFuture(new DependencyException(notice.entry().sink().label(), Fault.HELD_BACK));
    }

    @Override
    public boolean shut() {
        return sink.shut();
    }
}
