package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Sink;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/**
 * Every sink that is configured.
 *
 * @param longestSend by when the slowest of them has answered or been given up, clocks' skew included
 */
public record Sinks(Map<Sink, SinkPort> ports, Duration longestSend) {
    public Sinks {
        ports = Map.copyOf(ports);
    }

    /** Never throws, whatever a port does. Tells the sink that {@code notice} is for. One that is not configured any more is a missing one. */
    Future<Outcome> send(Notice notice) {
        var sink = notice.entry().sink();
        return Optional.ofNullable(ports.get(sink))
                .map(port -> Future.succeededFuture(notice).compose(port::send))
                .orElseGet(() -> Future.failedFuture(new DependencyException(sink.label(), Fault.MISSING)));
    }
}
