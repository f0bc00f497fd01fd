package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.order.Step;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * How a round of deliveries reads in the log: for each sink what became of it and how many milliseconds that took. The
 * first round is told of in the order's own line; later ones have a line each.
 */
public final class RoundLog {
    private static final Logger LOG = LoggerFactory.getLogger("order");

    private RoundLog() {}

    /** The level that a line about {@code sent} has at least. */
    public static Level level(List<Sent> sent) {
        return sent.stream().anyMatch(Sent::trouble) ? Level.WARN : Level.INFO;
    }

    /** The line with what became of {@code sent}. */
    public static LoggingEventBuilder with(LoggingEventBuilder line, List<Sent> sent) {
        var told = line;
        for (var each : sent) {
            var sink = each.entry().sink().label();
            told = told.addKeyValue(sink, each.result())
                    .addKeyValue(sink + "_ms", each.took().toMillis());
        }
        return told;
    }

    /** The sends of a round whose last has ended at {@code end}; they began together. */
    public static List<Step> steps(List<Sent> sent, Instant end) {
        var longest =
                sent.stream().map(Sent::took).max(Comparator.naturalOrder()).orElse(Duration.ZERO);
        var begun = end.minus(longest);
        return sent.stream()
                .map(each -> new Step(each.entry().sink().label(), begun, each.took(), each.result(), each.trouble()))
                .toList();
    }

    /** A line of its own, for a round that came after the order's; of one that was held back as a whole none is needed. */
    static void later(Order order, List<Sent> sent) {
        if (sent.stream().allMatch(each -> each.result().equals(SendResult.HELD_BACK))) {
            return;
        }
        var line = LOG.atLevel(level(sent)).addKeyValue("order_id", order.id().value());
        var traced = order.trace()
                .map(trace -> line.addKeyValue("trace_id", trace.traceId()))
                .orElse(line);
        with(traced, sent).log("order told later");
    }
}
