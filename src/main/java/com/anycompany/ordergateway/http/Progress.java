package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.Problem;
import java.util.Optional;

/** How far the bytes at hand bring a request. */
enum Progress {
    /** So good so far; the next step needs more bytes or is still to be taken. */
    MORE,
    /** The head has passed and a body follows. */
    HEAD,
    /** The request has passed whole. */
    DONE,
    BAD_REQUEST(Problem.BAD_REQUEST),
    URI_TOO_LONG(Problem.URI_TOO_LONG),
    HEADERS_TOO_LARGE(Problem.HEADERS_TOO_LARGE),
    CONTENT_TOO_LARGE(Problem.CONTENT_TOO_LARGE);

    private final Optional<Problem> problem;

    Progress() {
        this.problem = Optional.empty();
    }

    Progress(Problem problem) {
        this.problem = Optional.of(problem);
    }

    /** Why the request is refused, if it is. */
    Optional<Problem> problem() {
        return problem;
    }
}
