package com.anycompany.ordergateway.resilience;

import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;

/** A sink before which the sends wait their turn, so that a slow one keeps nobody else waiting. */
public final class LanedSink implements SinkPort {
    private final SinkPort sink;
    private final Lane lane;

    /** {@code sink}, reached by {@code lane}. */
    public LanedSink(SinkPort sink, Lane lane) {
        this.sink = sink;
        this.lane = lane;
    }

    @Override
    public Future<Outcome> send(Notice notice, Deadline begunBy) {
        return lane.run(begunBy, () -> sink.send(notice, begunBy));
    }

    @Override
    public boolean shut() {
        return sink.shut();
    }
}
