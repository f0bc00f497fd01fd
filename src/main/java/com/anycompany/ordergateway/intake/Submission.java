package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.order.IdempotencyKey;
import com.anycompany.ordergateway.order.TraceContext;
import com.anycompany.ordergateway.time.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One request to place an order.
 *
 * @param key the caller's idempotency key, if it sent one
 * @param found what the decoder found wrong already
 * @param deadline when the caller must have an answer
 * @param trace the trace that the caller named, if it named one
 */
public record Submission(
        Caller caller,
        @Nullable IdempotencyKey key,
        OrderRequest request,
        Violations found,
        Deadline deadline,
        @Nullable TraceContext trace) {}
