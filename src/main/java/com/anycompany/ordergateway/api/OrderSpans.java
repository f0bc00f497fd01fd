package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.api.RequestMeters.Outcome;
import com.anycompany.ordergateway.delivery.RoundLog;
import com.anycompany.ordergateway.intake.Decision;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Sent;
import com.anycompany.ordergateway.order.Spans;
import com.anycompany.ordergateway.order.Step;
import com.anycompany.ordergateway.order.TraceContext;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.AsyncResult;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * The way of an order as pieces of its caller's trace, made of what the order's line in the log is made of: the request,
 * what of it the table took, and then each send. Orders that have no line have no pieces either, nor those of callers who
 * named no trace.
 */
final class OrderSpans {
    private static final String REQUEST = "place order";
    private static final String STORE = "orders-table";

    private final Spans spans;
    private final Timer timer;

    OrderSpans(Spans spans, Timer timer) {
        this.spans = spans;
        this.timer = timer;
    }

    /** The request {@code begun} then, whose content was {@code read} then, was decided on just now. */
    void tell(OrderLog.Request request, Instant begun, Instant read, AsyncResult<Decision> result) {
        var trace = request.trace();
        if (!spans.on() || trace == null || result.failed()) {
            return;
        }
        switch (result.result()) {
            case Decision.Accepted(var receipt, var told) ->
                told.onSuccess(sent -> placed(trace, request, begun, read, receipt.orderId(), Outcome.ACCEPTED, sent));
            case Decision.Replayed(var receipt) ->
                placed(trace, request, begun, read, receipt.orderId(), Outcome.REPLAYED, List.of());
            case Decision.NotStored(var id, var why) ->
                placed(trace, request, begun, read, id, Outcome.NOT_STORED, List.of());
            case Decision.OutcomeUnknown(var id) -> placed(trace, request, begun, read, id, Outcome.UNKNOWN, List.of());
            case Decision.Invalid invalid -> {}
            case Decision.IdConflict conflict -> {}
            case Decision.KeyReused reused -> {}
        }
    }

    private void placed(
            TraceContext trace,
            OrderLog.Request request,
            Instant begun,
            Instant read,
            OrderId id,
            Outcome outcome,
            List<Sent> sent) {
        var trouble = outcome == Outcome.NOT_STORED || outcome == Outcome.UNKNOWN;
        var whole = new Step(REQUEST, begun, request.waited(), outcome.label(), trouble);
        var store = new Step(STORE, read, request.stored(), outcome.label(), trouble);
        var sends = RoundLog.steps(sent, timer.instant()).stream();
        spans.tell(trace, id, whole, Stream.concat(Stream.of(store), sends).toList());
    }
}
