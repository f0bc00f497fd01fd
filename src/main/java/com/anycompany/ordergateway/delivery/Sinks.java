package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Sink;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Every sink that is configured.
 *
 * @param longestSend by when the slowest of them has answered or been given up, clocks' skew included
 */
public record Sinks(Map<Sink, SinkPort> ports, Duration longestSend) {
    public Sinks {
        ports = Map.copyOf(ports);
    }

    /** The sinks that take nothing now, since they are known to be in trouble. */
    Set<Sink> shut() {
        return ports.entrySet().stream()
                .filter(port -> port.getValue().shut())
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Never throws, whatever a port does. Tells the sink that {@code notice} is for. One that is not configured any more is a missing one. */
    Future<Outcome> send(Notice notice, Deadline begunBy) {
        var sink = notice.entry().sink();
        return Optional.ofNullable(ports.get(sink))
                .map(port -> Future.succeededFuture(notice).compose(told -> port.send(told, begunBy)))
                .orElseGet(() -> Future.failedFuture(new DependencyException(sink.label(), Fault.MISSING)));
    }
}
