package com.anycompany.ordergateway.api;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * Everything that can be answered instead of what was asked for: the closed list of top codes (RFC 9457). Titles and
 * explanations are constant, so no answer carries what a caller sent or what a dependency said.
 */
public enum Problem {
    MALFORMED_JSON(400, "The body is not one well-formed JSON document in UTF-8"),
    DUPLICATE_KEY(400, "A JSON object has the same key twice"),
    INVALID_ORDER(422, "The order breaks the rules listed under errors"),
    INVALID_IDEMPOTENCY_KEY(400, "Idempotency-Key must be sent once, with 1 to 255 visible ASCII characters"),
    IDEMPOTENCY_KEY_REUSED(422, "The idempotency key was used before with another content"),
    ORDER_ID_CONFLICT(409, "The order id stands for another order"),
    UNSUPPORTED_MEDIA_TYPE(415, "The body must be application/json in UTF-8, not encoded"),
    NOT_ACCEPTABLE(406, "The answer is not to be had in any form that Accept allows"),
    CONTENT_TOO_LARGE(413, "The body is larger than 64 KiB"),
    REQUEST_TIMEOUT(408, "The request did not arrive in time", true),
    BAD_REQUEST(400, "The request is not well-formed HTTP/1.1"),
    URI_TOO_LONG(414, "The request target is too long"),
    HEADERS_TOO_LARGE(431, "The request headers are too large"),
    NOT_FOUND(404, "There is nothing here"),
    METHOD_NOT_ALLOWED(405, "The method is not allowed here"),
    PRECONDITION_REQUIRED(428, "A write to what exists needs If-Match"),
    PRECONDITION_FAILED(412, "What If-Match names is not the current version"),
    UNAUTHORIZED(401, "The request carries no valid credentials"),
    FORBIDDEN(403, "The credentials do not allow this"),
    TOO_MANY_REQUESTS(429, "The caller is over its rate", true),
    OVERLOADED(503, "The gateway has as much work as it can do well", true),
    STORAGE_UNAVAILABLE(503, "The database cannot take the request now", true),
    OUTCOME_UNKNOWN(503, "Nobody can say whether the order was stored: repeat it with the same id or key", true),
    INTERNAL_ERROR(500, "The gateway failed");

    private final int status;
    private final String title;
    private final boolean retryable;

    Problem(int status, String title) {
        this(status, title, false);
    }

    Problem(int status, String title, boolean retryable) {
        this.status = status;
        this.title = title;
        this.retryable = retryable;
    }

    /** The problem of that code, unless there is none. */
    public static Optional<Problem> of(String code) {
        return Arrays.stream(values())
                .filter(problem -> problem.code().equals(code))
                .findFirst();
    }

    /** As it stands in answers: {@code order-id-conflict}. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** The HTTP status. */
    public int status() {
        return status;
    }

    /** One sentence for people, the same every time. */
    public String title() {
        return title;
    }

    /** Whether the very same request may succeed later. */
    public boolean retryable() {
        return retryable;
    }

    /** Where the page about it stands. */
    public String page() {
        return Problems.PAGES + code();
    }
}
