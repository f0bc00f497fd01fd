package com.anycompany.ordergateway.intake;

import com.anycompany.ordergateway.order.Caller;
import com.anycompany.ordergateway.order.IdempotencyKey;
import com.anycompany.ordergateway.time.Deadline;
import org.jspecify.annotations.Nullable;

/**
 * One request to place an order.
 *
 * @param key the caller's idempotency key, if it sent one
 * @param found what the decoder found wrong already
 * @param deadline when the caller must have an answer
 */
public record Submission(
        Caller caller, @Nullable IdempotencyKey key, OrderRequest request, Violations found, Deadline deadline) {}
