package com.anycompany.ordergateway.entrance;

import java.util.stream.Stream;

/** Requests that are served. */
final class GoodRequests {
    private GoodRequests() {}

    static Stream<Request> all() {
        return Stream.of(orders(), reads()).flatMap(rows -> rows);
    }

    private static Stream<Request> orders() {
        return Stream.of(
                Request.laptop("the order of the brief", "12345", 200, ""),
                Request.laptop("an order in English", "en-1", 200, "").with("Accept-Language", "fr;q=0.3, en;q=0.7"),
                Request.laptop("languages in two headers", "en-2", 200, "")
                        .with("Accept-Language", "de")
                        .with("accept-language", "en"),
                Request.laptop("a request id of the caller's", "rid-1", 200, "").with("X-Request-Id", "r-1"),
                Request.laptop("an odd request id", "rid-2", 200, "").with("X-Request-Id", "${jndi:ldap://x}"),
                Request.laptop("two request ids", "rid-3", 200, "")
                        .with("X-Request-Id", "a")
                        .with("X-Request-Id", "b"),
                Request.laptop("a request id that is too long", "rid-4", 200, "")
                        .with("X-Request-Id", "r".repeat(65)),
                Request.laptop("cookies", "cookie-1", 200, "").with("Cookie", "a=1; b=2"),
                Request.laptop("a key beside an id", "key-1", 200, "").with("Idempotency-Key", "k-1"),
                Request.laptop("types in two headers", "accept-1", 200, "")
                        .with("Accept", "text/html")
                        .with("Accept", "application/json"),
                Request.order("a key alone", "{'product':'Laptop','price':999.990}", 200, "")
                        .with("Idempotency-Key", "key-without-id"),
                Request.order("no id at all", "{'product':'Laptop','price':999.99}", 200, ""),
                Request.order(
                        "every alphabet",
                        "{'order_id':'abc','product':'Écran 27 — 日本語 😀 <script>','price':0.01,'metadata':{'é':'ü'}}",
                        200,
                        ""),
                Request.laptop("64 KiB", "full", 200, "").padded(65_536));
    }

    private static Stream<Request> reads() {
        return Stream.of(
                Request.of("GET", "/health/live", 200, ""),
                Request.of("HEAD", "/health/live", 200, ""),
                Request.of("GET", "/health/ready", 200, ""),
                Request.of("GET", "/health/live?from=elb&x=%20y", 200, ""),
                Request.of("GET", "/openapi.yaml", 200, ""),
                Request.of("GET", "/docs", 200, ""),
                Request.of("GET", "/problems/order-id-conflict", 200, ""),
                Request.of("GET", "/health/liv%65", 200, ""));
    }
}
