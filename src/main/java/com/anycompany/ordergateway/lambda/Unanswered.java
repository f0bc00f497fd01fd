package com.anycompany.ordergateway.lambda;

import org.jspecify.annotations.Nullable;

/** Work did not come to an end within its invocation. */
final class Unanswered extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Unanswered(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
