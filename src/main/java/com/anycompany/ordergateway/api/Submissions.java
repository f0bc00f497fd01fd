package com.anycompany.ordergateway.api;

import com.anycompany.ordergateway.intake.Submission;
import com.anycompany.ordergateway.intake.Violations;
import com.anycompany.ordergateway.json.Unreadable;
import com.anycompany.ordergateway.order.IdempotencyKey;
import com.anycompany.ordergateway.order.TraceContext;
import java.util.Optional;

/** Reads what somebody posted as an order. */
final class Submissions {
    private Submissions() {}

    /** What was read. */
    sealed interface Read {
        /** An order, right or wrong. */
        record Order(Submission submission) implements Read {}

        /** Nothing that could be one. */
        record Not(Problem problem) implements Read {}
    }

    static Read read(Exchange exchange) {
        var sent = exchange.request().header("idempotency-key");
        var key = sent.size() == 1 ? IdempotencyKey.parse(sent.getFirst()) : Optional.<IdempotencyKey>empty();
        if (!sent.isEmpty() && key.isEmpty()) {
            return new Read.Not(Problem.INVALID_IDEMPOTENCY_KEY);
        }
        var violations = new Violations();
        try {
            var request = OrderDecoder.decode(exchange.request().body(), violations);
            return new Read.Order(new Submission(
                    exchange.caller(),
                    key.orElse(null),
                    request,
                    violations,
                    exchange.deadline(),
                    trace(exchange.request()).orElse(null)));
        } catch (Unreadable unreadable) {
            return new Read.Not(
                    switch (unreadable.flaw()) {
                        case MALFORMED -> Problem.MALFORMED_JSON;
                        case DUPLICATE_KEY -> Problem.DUPLICATE_KEY;
                    });
        }
    }

    private static Optional<TraceContext> trace(ApiRequest request) {
        // Most callers name none: then nothing else is looked for.
        var parents = request.header(TraceContext.PARENT);
        return parents.isEmpty() ? Optional.empty() : TraceContext.of(parents, request.header(TraceContext.STATE));
    }
}
