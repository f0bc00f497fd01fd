package com.anycompany.ordergateway.api;

import io.vertx.core.Future;

/**
 * One row of the table: what a method on a path does.
 *
 * @param path segments, of which at most the last is a parameter: {@code /orders/{id}}
 * @param produces the media type of the answer, against which {@code Accept} is checked
 * @param refused told of a request that is refused before its handler sees it
 */
record Endpoint(String method, String path, String produces, Handler handler, Runnable refused) {
    private static final String PARAMETER = "{id}";

    /** Answers one request. The future does not fail but for a bug. */
    @FunctionalInterface
    interface Handler {
        Future<ApiResponse> handle(Exchange exchange);
    }

    /** A row that need not know what is refused. */
    Endpoint(String method, String path, String produces, Handler handler) {
        this(method, path, produces, handler, () -> {});
    }

    /** Whether {@code decodedPath} is this row's. */
    boolean matches(String decodedPath) {
        if (!path.endsWith(PARAMETER)) {
            return path.equals(decodedPath);
        }
        var prefix = path.length() - PARAMETER.length();
        return decodedPath.length() > prefix
                && decodedPath.startsWith(path.substring(0, prefix))
                && decodedPath.indexOf('/', prefix) < 0;
    }

    /** The value of the parameter in a path that matches; empty where the row has none. */
    String parameter(String decodedPath) {
        return path.endsWith(PARAMETER) ? decodedPath.substring(path.length() - PARAMETER.length()) : "";
    }
}
