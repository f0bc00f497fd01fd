package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.intake.Decision;
import com.anycompany.ordergateway.order.OrderId;
import io.vertx.core.AsyncResult;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;

/**
 * One line an order that was decided on: which, how, and how long the caller waited. Refusals of content are left to
 * meters, or a hostile caller would fill the log.
 */
final class OrderLog {
    private static final Logger LOG = LoggerFactory.getLogger("order");

    private OrderLog() {}

    static void line(Exchange exchange, AsyncResult<Decision> result, Duration took) {
        if (result.failed()) {
            return;
        }
        switch (result.result()) {
            case Decision.Accepted(var receipt) -> write(LOG.atInfo(), "accepted", receipt.orderId(), exchange, took);
            case Decision.Replayed(var receipt) -> write(LOG.atInfo(), "replayed", receipt.orderId(), exchange, took);
            case Decision.NotStored(var id) -> write(LOG.atWarn(), "not-stored", id, exchange, took);
            case Decision.OutcomeUnknown(var id) -> write(LOG.atWarn(), "unknown", id, exchange, took);
            case Decision.Invalid invalid -> {}
            case Decision.IdConflict conflict -> {}
            case Decision.KeyReused reused -> {}
        }
    }

    private static void write(LoggingEventBuilder line, String outcome, OrderId id, Exchange exchange, Duration took) {
        line.addKeyValue("order_id", id.value())
                .addKeyValue("outcome", outcome)
                .addKeyValue("request_id", exchange.requestId())
                .addKeyValue("waited_ms", took.toMillis())
                .log("order");
    }
}
