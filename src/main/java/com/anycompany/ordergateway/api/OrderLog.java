package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.delivery.RoundLog;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.intake.Decision;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.order.TraceContext;
import io.vertx.core.AsyncResult;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line an order that was decided on: which, how, how long the caller and the table took, and then each sink; so the
 * line of an accepted order is written when the first round of its deliveries has ended. It says nothing of its content
 * or of its customer.
 *
 * <p>Refusals of content are left to meters, or a hostile caller would fill the log; so are those of an open breaker,
 * which tells of its changes itself.
 */
final class OrderLog {
    private static final Logger LOG = LoggerFactory.getLogger("order");

    private OrderLog() {}

    /**
     * Who asked, and how long that took.
     *
     * @param waited what the caller waited in all
     * @param stored what of that was spent on the store, with the wait for a shared call and every repeat
     */
    record Request(String id, @Nullable TraceContext trace, Duration waited, Duration stored) {}

    static void line(Request request, AsyncResult<Decision> result) {
        if (result.failed()) {
            return;
        }
        switch (result.result()) {
            case Decision.Accepted(var receipt, var told) ->
                told.onSuccess(sent -> accepted(request, receipt.orderId(), sent));
            case Decision.Replayed(var receipt) ->
                begin(Level.INFO, "replayed", receipt.orderId(), request).log("order");
            case Decision.NotStored(var id, var why) -> notStored(request, id, why);
            case Decision.OutcomeUnknown(var id) ->
                begin(Level.WARN, "unknown", id, request).log("order");
            case Decision.Invalid invalid -> {}
            case Decision.IdConflict conflict -> {}
            case Decision.KeyReused reused -> {}
        }
    }

    private static void accepted(Request request, OrderId id, List<Sent> sent) {
        var level = RoundLog.level(sent);
        if (LOG.isEnabledForLevel(level)) {
            RoundLog.with(begin(level, "accepted", id, request), sent).log("order");
        }
    }

    private static void notStored(Request request, OrderId id, Fault why) {
        if (why != Fault.HELD_BACK) {
            begin(Level.WARN, "not-stored", id, request)
                    .addKeyValue("why", why.name().toLowerCase(Locale.ROOT))
                    .log("order");
        }
    }

    private static LoggingEventBuilder begin(Level level, String outcome, OrderId id, Request request) {
        var line = LOG.atLevel(level)
                .addKeyValue("order_id", id.value())
                .addKeyValue("outcome", outcome)
                .addKeyValue("request_id", request.id())
                .addKeyValue("waited_ms", request.waited().toMillis())
                .addKeyValue("store_ms", request.stored().toMillis());
        var trace = request.trace();
        return trace == null ? line : line.addKeyValue("trace_id", trace.traceId());
    }
}
