package com.anycompany.ordergateway.api;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Pages for people: what a problem means, and an overview. Constant texts only, so nothing needs escaping. */
final class Pages {
    private Pages() {}

    static byte[] problem(Problem problem) {
        return page(
                problem.code(),
                "<p>" + problem.title() + ".</p><p>Status " + problem.status() + ". "
                        + (problem.retryable()
                                ? "The same request may succeed later; send it again with the same order id or key."
                                : "The same request will be refused again until something about it changes.")
                        + "</p>");
    }

    static byte[] docs() {
        var problems = Arrays.stream(Problem.values())
                .map(problem -> "<li>" + problem.status() + " <a href=\"" + problem.page() + "\">" + problem.code()
                        + "</a>: " + problem.title() + "</li>")
                .collect(Collectors.joining());
        return page(
                "Order gateway",
                "<p><code>POST /orders</code> takes an order, <code>GET /orders/{id}</code> shows it. The contract: "
                        + "<a href=\"/openapi.yaml\">openapi.yaml</a> (OpenAPI 3.1).</p><h2>Problems</h2><ul>"
                        + problems
                        + "</ul>");
    }

    private static byte[] page(String title, String content) {
        var html = "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>" + title
                + "</title><body style=\"font:16px/1.5 system-ui;max-width:42rem;margin:3rem auto;padding:0 1rem\"><h1>"
                + title + "</h1>" + content + "</body></html>";
        return html.getBytes(StandardCharsets.UTF_8);
    }
}
