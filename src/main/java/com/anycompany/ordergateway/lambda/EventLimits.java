package com.anycompany.ordergateway.lambda;

import com.anycompany.ordergateway.api.Api;
import com.anycompany.ordergateway.api.ApiRequest;
import com.anycompany.ordergateway.api.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** What the HTTP entrance refuses at the wire and an event can bring all the same, in the same order. */
final class EventLimits {
    private static final Pattern METHOD = Pattern.compile("[A-Za-z0-9!#$%&'*+.^_`|~-]{1," + Api.LONGEST_METHOD + "}");

    private EventLimits() {}

    /** Why {@code request} is refused, if it is. */
    static Optional<Problem> refusal(ApiRequest request) {
        if (!METHOD.matcher(request.method()).matches() || !request.path().startsWith("/")) {
            return Optional.of(Problem.BAD_REQUEST);
        }
        if (target(request) > Api.LONGEST_TARGET) {
            return Optional.of(Problem.URI_TOO_LONG);
        }
        if (request.headers() instanceof EventHeaders headers
                && (headers.fields() > Api.MOST_FIELDS || headers.bytes() > Api.LARGEST_FIELDS)) {
            return Optional.of(Problem.HEADERS_TOO_LARGE);
        }
        return request.body().length > Api.LARGEST_BODY ? Optional.of(Problem.CONTENT_TOO_LARGE) : Optional.empty();
    }

    private static int target(ApiRequest request) {
        var query = request.query();
        return request.path().length() + (query.isEmpty() ? 0 : 1 + query.length());
    }
}
