package com.anycompany.ordergateway.simulation;

/** What DynamoDB answers with {@code ValidationException}: a request that can never be right. */
final class BadRequest extends RuntimeException {
    private static final long serialVersionUID = 1L;

    BadRequest(String reason) {
        super(reason);
    }
}
