package com.anycompany.ordergateway.api;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;

/** One answer, complete; an entrance adds nothing but what its wire needs. */
public record ApiResponse(int status, SequencedMap<String, String> headers, byte[] body) {
    static final String JSON = "application/json; charset=utf-8";
    static final String PROBLEM = "application/problem+json; charset=utf-8";

    /** An answer with a body of {@code contentType}. */
    public static ApiResponse of(int status, String contentType, byte[] body) {
        var headers = new LinkedHashMap<String, String>();
        headers.put("Content-Type", contentType);
        return new ApiResponse(status, headers, body);
    }

    /** An answer without a body. */
    public static ApiResponse empty(int status) {
        return new ApiResponse(status, new LinkedHashMap<>(), new byte[0]);
    }

    /** The same answer with one header more. */
    public ApiResponse with(String name, String value) {
        var more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new ApiResponse(status, more, body);
    }

    /** The same answer with all of {@code others}. */
    ApiResponse with(Map<String, String> others) {
        var more = new LinkedHashMap<>(headers);
        more.putAll(others);
        return new ApiResponse(status, more, body);
    }

    /** The same answer as a HEAD request gets it. */
    ApiResponse withoutBody() {
        return new ApiResponse(status, headers, new byte[0]);
    }
}
