package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.api.RequestMeters.Outcome;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.intake.Admission;
import com.anycompany.ordergateway.intake.Decision;
import com.anycompany.ordergateway.intake.Intake;
import com.anycompany.ordergateway.intake.Submission;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.order.Receipt;
import com.anycompany.ordergateway.store.OrderStore;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.AsyncResult;
import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Placing an order and looking at one. */
final class OrderEndpoints {
    private static final String PATH = "/orders";
    private static final String RETRY_AFTER_SECONDS = "1";

    private final Intake intake;
    private final Admission admission;
    private final OrderStore store;
    private final Timer timer;
    private final RequestMeters meters;
    private final OrderSpans spans;

    OrderEndpoints(
            Intake intake, Admission admission, OrderStore store, Timer timer, RequestMeters meters, OrderSpans spans) {
        this.intake = intake;
        this.admission = admission;
        this.store = store;
        this.timer = timer;
        this.meters = meters;
        this.spans = spans;
    }

    List<Endpoint> rows() {
        return List.of(
                new Endpoint("POST", PATH, ApiResponse.JSON, this::place, this::notRead),
                new Endpoint("GET", PATH + "/{id}", ApiResponse.JSON, this::show, meters::notShown));
    }

    private void notRead() {
        meters.placed(Outcome.INVALID, Duration.ZERO);
    }

    private Future<ApiResponse> place(Exchange exchange) {
        var begun = timer.instant();
        return admission
                .admit(Admission.Kind.ORDER)
                .map(permit -> place(exchange, permit, begun))
                .orElseGet(() -> Future.succeededFuture(repeatOrRefuse(exchange, begun)));
    }

    private Future<ApiResponse> place(Exchange exchange, Admission.Permit permit, Instant begun) {
        return switch (Submissions.read(exchange)) {
            case Submissions.Read.Order(var submission) -> accept(exchange, submission, permit, begun);
            case Submissions.Read.Not(var problem) -> {
                permit.endedEarly();
                meters.placed(Outcome.INVALID, since(begun));
                yield Future.succeededFuture(Problems.answer(problem, exchange.requestId()));
            }
        };
    }

    private Future<ApiResponse> accept(
            Exchange exchange, Submission submission, Admission.Permit permit, Instant begun) {
        var read = timer.instant();
        return intake.accept(submission, permit)
                .andThen(result -> {
                    var request =
                            new OrderLog.Request(exchange.requestId(), submission.trace(), since(begun), since(read));
                    tell(request, result);
                    spans.tell(request, begun, read, result);
                })
                .map(decision -> answer(exchange, decision));
    }

    private void tell(OrderLog.Request request, AsyncResult<Decision> result) {
        var took = request.waited();
        OrderLog.line(request, result);
        meters.placed(result.succeeded() ? outcome(result.result()) : Outcome.FAILED, took);
    }

    private static Outcome outcome(Decision decision) {
        return switch (decision) {
            case Decision.Accepted accepted -> Outcome.ACCEPTED;
            case Decision.Replayed replayed -> Outcome.REPLAYED;
            case Decision.Invalid invalid -> Outcome.INVALID;
            case Decision.IdConflict conflict -> Outcome.CONFLICT;
            case Decision.KeyReused reused -> Outcome.CONFLICT;
            case Decision.NotStored notStored -> Outcome.NOT_STORED;
            case Decision.OutcomeUnknown unknown -> Outcome.UNKNOWN;
        };
    }

    private Duration since(Instant begun) {
        return Duration.between(begun, timer.instant());
    }

    /** There is no place for new work; what was answered a moment ago can be answered again without any. */
    private ApiResponse repeatOrRefuse(Exchange exchange, Instant begun) {
        var repeated = Submissions.read(exchange) instanceof Submissions.Read.Order(var sent)
                ? intake.repeated(sent)
                : Optional.<Decision>empty();
        meters.placed(repeated.isPresent() ? Outcome.REPLAYED : Outcome.OVERLOADED, since(begun));
        return repeated.map(decision -> answer(exchange, decision)).orElseGet(() -> overloaded(exchange));
    }

    private static ApiResponse overloaded(Exchange exchange) {
        return Problems.answer(Problem.OVERLOADED, exchange.requestId()).with("Retry-After", RETRY_AFTER_SECONDS);
    }

    private static ApiResponse answer(Exchange exchange, Decision decision) {
        var requestId = exchange.requestId();
        return switch (decision) {
            case Decision.Accepted(var receipt, var told) -> receipt(exchange, receipt);
            case Decision.Replayed(var receipt) -> receipt(exchange, receipt).with("Idempotent-Replayed", "true");
            case Decision.Invalid(var violations) -> Problems.invalid(violations, requestId);
            case Decision.IdConflict() -> Problems.answer(Problem.ORDER_ID_CONFLICT, requestId);
            case Decision.KeyReused() -> Problems.answer(Problem.IDEMPOTENCY_KEY_REUSED, requestId);
            case Decision.NotStored(var id, var why) ->
                Problems.notStored(requestId).with("Retry-After", RETRY_AFTER_SECONDS);
            case Decision.OutcomeUnknown(var id) ->
                Problems.outcomeUnknown(id, requestId).with("Retry-After", RETRY_AFTER_SECONDS);
        };
    }

    private static ApiResponse receipt(Exchange exchange, Receipt receipt) {
        var body = ReceiptDocument.bytes(receipt, Negotiation.language(exchange.request()));
        return ApiResponse.of(200, ApiResponse.JSON, body).with("Location", PATH + "/" + receipt.orderId());
    }

    private Future<ApiResponse> show(Exchange exchange) {
        var id = OrderId.parse(exchange.parameter());
        if (id.isEmpty()) {
            return Future.succeededFuture(notFound(exchange));
        }
        return admission
                .admit(Admission.Kind.READ)
                .map(permit -> show(exchange, id.get(), permit))
                .orElseGet(() -> notShown(exchange));
    }

    private Future<ApiResponse> notShown(Exchange exchange) {
        meters.notShown();
        return Future.succeededFuture(overloaded(exchange));
    }

    private Future<ApiResponse> show(Exchange exchange, OrderId id, Admission.Permit permit) {
        var deadline = exchange.deadline();
        var begun = timer.instant();
        var found = store.find(id, deadline).onComplete(ended -> permit.ended());
        return timer.answerBy(deadline, found, OrderEndpoints::tooLate)
                .map(order -> order.filter(stored -> stored.order().caller().equals(exchange.caller()))
                        .map(stored -> show(exchange, stored))
                        .orElseGet(() -> notFound(exchange)))
                .recover(failure -> unavailable(exchange, failure))
                .andThen(answered -> meters.shown(since(begun)));
    }

    private static Future<Optional<StoredOrder>> tooLate() {
        return Future.failedFuture(new DependencyException("orders-table", Fault.TIMEOUT));
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
