package com.anycompany.ordergateway.simulation;

import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.util.Set;

/**
 * A sink that is misunderstood by whoever tells it.
 *
 * @param troubled sinks that failed last, shared by all sinks of a process
 */
record PlantedSink(PlantedBug bug, Sink sink, SinkPort port, Set<Sink> troubled) implements SinkPort {
    @Override
    public Future<Outcome> send(Notice notice, Deadline begunBy) {
        return switch (bug) {
            case MARKS_BEFORE_SENDING -> {
                port.send(notice, begunBy);
                yield Future.succeededFuture(new Outcome.Delivered());
            }
            case ONE_SINK_STOPS_THE_OTHERS -> oneAfterTheOther(notice, begunBy);
            case USES_UP_TRIES_WHILE_WAITING -> misread(notice, begunBy, Fault.DENIED, Fault.MISSING);
            case TAKES_BACK_A_MAIL_IN_DOUBT -> misread(notice, begunBy, Fault.TIMEOUT, Fault.BROKEN);
            case REPEATS_WHAT_WAS_REFUSED ->
                port.send(notice, begunBy)
                        .recover(failure -> is(failure, Fault.DENIED, Fault.MISSING)
                                ? port.send(notice, begunBy)
                                : Future.failedFuture(failure));
            default -> port.send(notice, begunBy);
        };
    }

    /** As long as another sink is in trouble, this one is not told. */
    private Future<Outcome> oneAfterTheOther(Notice notice, Deadline begunBy) {
        if (troubled.stream().anyMatch(other -> other != sink)) {
            return Future.failedFuture(new DependencyException(sink.label(), Fault.HELD_BACK));
        }
        return port.send(notice, begunBy).onComplete(result -> {
            if (result.failed()) {
                troubled.add(sink);
            } else {
                troubled.remove(sink);
            }
        });
    }

    private Future<Outcome> misread(Notice notice, Deadline begunBy, Fault one, Fault other) {
        return port.send(notice, begunBy)
                .recover(failure -> Future.failedFuture(
                        is(failure, one, other) ? new DependencyException(sink.label(), Fault.THROTTLED) : failure));
    }

    private static boolean is(Throwable failure, Fault one, Fault other) {
        return failure instanceof DependencyException dependency
                && (dependency.fault() == one || dependency.fault() == other);
    }
}
