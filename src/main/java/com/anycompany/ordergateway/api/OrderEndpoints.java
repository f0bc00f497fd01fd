package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.intake.Decision;
import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.intake.OrderRequest;
import com.anycompany.ordergateway.intake.Submission;
import com.anycompany.ordergateway.intake.Violations;
import com.anycompany.ordergateway.json.Unreadable;
import com.anycompany.ordergateway.order.IdempotencyKey;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Receipt;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Placing an order and looking at one. */
final class OrderEndpoints {
    private static final String PATH = "/orders";
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Intake intake;
    private final OrderStore store;
    private final Timer timer;
    private final Duration patience;

    OrderEndpoints(Intake intake, OrderStore store, Timer timer, Duration patience) {
        this.intake = intake;
        this.store = store;
        this.timer = timer;
        this.patience = patience;
    }

    List<Endpoint> rows() {
        return List.of(
                new Endpoint("POST", PATH, ApiResponse.JSON, this::place),
                new Endpoint("GET", PATH + "/{id}", ApiResponse.JSON, this::show));
    }

    private Future<ApiResponse> place(Exchange exchange) {
        var sent = exchange.request().header("idempotency-key");
        var key = sent.size() == 1 ? IdempotencyKey.parse(sent.getFirst()) : Optional.<IdempotencyKey>empty();
        if (!sent.isEmpty() && key.isEmpty()) {
            return Future.succeededFuture(Problems.answer(Problem.INVALID_IDEMPOTENCY_KEY, exchange.requestId()));
        }
        var violations = new Violations();
        try {
            var request = OrderDecoder.decode(exchange.request().body(), violations);
            return accept(exchange, key.orElse(null), request, violations);
        } catch (Unreadable unreadable) {
            return Future.succeededFuture(Problems.answer(problem(unreadable.flaw()), exchange.requestId()));
        }
    }

    private Future<ApiResponse> accept(
            Exchange exchange, @Nullable IdempotencyKey key, OrderRequest request, Violations violations) {
        var begun = timer.instant();
        var submission = new Submission(exchange.caller(), key, request, violations, timer.deadline(patience));
        return intake.accept(submission)
                .andThen(result -> OrderLog.line(exchange, result, Duration.between(begun, timer.instant())))
                .map(decision -> answer(exchange, decision));
    }

    private static ApiResponse answer(Exchange exchange, Decision decision) {
        var requestId = exchange.requestId();
        return switch (decision) {
            case Decision.Accepted(var receipt) -> receipt(exchange, receipt);
            case Decision.Replayed(var receipt) -> receipt(exchange, receipt).with("Idempotent-Replayed", "true");
            case Decision.Invalid(var violations) -> Problems.invalid(violations, requestId);
            case Decision.IdConflict() -> Problems.answer(Problem.ORDER_ID_CONFLICT, requestId);
            case Decision.KeyReused() -> Problems.answer(Problem.IDEMPOTENCY_KEY_REUSED, requestId);
            case Decision.NotStored(var id) -> Problems.notStored(requestId).with("Retry-After", RETRY_AFTER_SECONDS);
            case Decision.OutcomeUnknown(var id) ->
                Problems.outcomeUnknown(id, requestId).with("Retry-After", RETRY_AFTER_SECONDS);
        };
    }

    private static ApiResponse receipt(Exchange exchange, Receipt receipt) {
        var body = ReceiptDocument.bytes(receipt, Negotiation.language(exchange.request()));
        return ApiResponse.of(200, ApiResponse.JSON, body).with("Location", PATH + "/" + receipt.orderId());
    }

    private static Problem problem(Unreadable.Flaw flaw) {
        return switch (flaw) {
            case MALFORMED -> Problem.MALFORMED_JSON;
            case DUPLICATE_KEY -> Problem.DUPLICATE_KEY;
        };
    }

    private Future<ApiResponse> show(Exchange exchange) {
        var id = OrderId.parse(exchange.parameter());
        if (id.isEmpty()) {
            return Future.succeededFuture(notFound(exchange));
        }
        return store.find(id.get(), timer.deadline(patience))
                .map(found -> found.filter(stored -> stored.order().caller().equals(exchange.caller()))
                        .map(stored -> show(exchange, stored))
                        .orElseGet(() -> notFound(exchange)))
                .recover(failure -> unavailable(exchange, failure));
    }

    private static ApiResponse show(Exchange exchange, StoredOrder stored) {
        var tag = EntityTags.of(stored.version());
        var response = EntityTags.isAmong(tag, exchange.request().header("if-none-match"))
                ? ApiResponse.empty(304)
                : ApiResponse.of(200, ApiResponse.JSON, StoredOrderDocument.bytes(stored));
        return response.with("ETag", tag).with("Cache-Control", "no-cache");
    }

    private static ApiResponse notFound(Exchange exchange) {
        return Problems.answer(Problem.NOT_FOUND, exchange.requestId());
    }

    private static Future<ApiResponse> unavailable(Exchange exchange, Throwable failure) {
        return failure instanceof DependencyException
                ? Future.succeededFuture(Problems.answer(Problem.STORAGE_UNAVAILABLE, exchange.requestId())
                        .with("Retry-After", RETRY_AFTER_SECONDS))
                : Future.failedFuture(failure);
    }
}
