package com.anycompany.ordergateway.entrance;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The table of bad input, as far as a request can be bad behind a gateway that frames it. */
final class BadRequests {
    private BadRequests() {}

    static Stream<Request> all() {
        return Stream.of(documents(), encodings(), contents(), headers(), keys(), paths(), sizes())
                .flatMap(rows -> rows);
    }

    private static Stream<Request> documents() {
        var malformed = Stream.of(
                        "",
                        " \n",
                        "{",
                        "{'product':'Lap",
                        "{} {}",
                        "{}x",
                        "null null",
                        "// comment\n{}",
                        "{/* comment */}",
                        "{product:1}",
                        "{'price':NaN}",
                        "{'price':01}",
                        "{'price':+1}",
                        "{'price':.5}",
                        "{'product':'a\tb'}",
                        "{'product':'\\x41'}",
                        "[".repeat(17) + "]".repeat(17),
                        "{'price':1." + "0".repeat(39) + "}",
                        "{'product':'" + "a".repeat(8193) + "'}",
                        "{'" + "n".repeat(129) + "':1}")
                .map(document -> Request.order(named(document), document, 400, "malformed-json"));
        var duplicate = Stream.of("{'product':'a','product':'b'}", "{'metadata':{'a':'1','a':'2'}}")
                .map(document -> Request.order(named(document), document, 400, "duplicate-key"));
        var quotes = Request.bytes(
                "single quotes", "{'product':'a'}".getBytes(StandardCharsets.UTF_8), 400, "malformed-json");
        return Stream.of(malformed, duplicate, Stream.of(quotes)).flatMap(rows -> rows);
    }

    private static Stream<Request> encodings() {
        var others = Stream.of("UTF-16", "UTF-16LE", "UTF-32")
                .map(name ->
                        Request.bytes(name, Request.LAPTOP.getBytes(Charset.forName(name)), 400, "malformed-json"));
        var broken = Stream.of("e9", "80", "e282", "c0af", "eda080", "f4908080", "ff")
                .map(hex -> HexFormat.of().parseHex("7b2270726f64756374223a22" + hex + "222c227072696365223a317d"))
                .map(body -> Request.bytes("bad UTF-8 " + body[12], body, 400, "malformed-json"));
        var mark = Request.bytes(
                "a byte order mark",
                ("\ufeff" + Request.LAPTOP).getBytes(StandardCharsets.UTF_8),
                400,
                "malformed-json");
        return Stream.of(others, broken, Stream.of(mark)).flatMap(rows -> rows);
    }

    private static Stream<Request> contents() {
        return Stream.of(
                        "null",
                        "[]",
                        "'text'",
                        "5",
                        "{}",
                        "{'product':'a','price':1,'status':'x'}",
                        "{'product':'a','price':1e400}",
                        "{'product':'a','price':1e-400}",
                        "{'product':'a','price':-0}",
                        "{'product':'a','price':1e999999999}",
                        "{'product':'a','price':'999.99'}",
                        "{'product':'a','price':true}",
                        "{'lines':[{'sku':'a','quantity':1.5,'unit_price':1}]}",
                        "{'product':'a\\u0000','price':1}",
                        "{'product':'a\\ud800','price':1}",
                        "{'product':'a\\u202e','price':1}",
                        "{'product':'a','price':1,'customer':{'email':'a@b.c\\r\\nBcc: x@y.z'}}",
                        "{'product':'a','price':1,'customer':{'email':'a@b.c,d@e.f'}}",
                        "{'order_id':'../x','product':'a','price':1}")
                .map(document -> Request.order(named(document), document, 422, "invalid-order"));
    }

    private static Stream<Request> headers() {
        var types = Stream.of("text/plain", "application/xml", "application/json; charset=utf-16", "")
                .map(type -> Request.laptop("Content-Type " + type, "type", 415, "unsupported-media-type")
                        .bare()
                        .with("Content-Type", type));
        var none = Request.laptop("no Content-Type", "type", 415, "unsupported-media-type")
                .bare();
        var twice = Request.laptop("Content-Type twice", "type", 415, "unsupported-media-type")
                .with("content-type", "application/json");
        var codings = Stream.of("gzip", "identity, br")
                .map(coding -> Request.laptop("Content-Encoding " + coding, "coding", 415, "unsupported-media-type")
                        .with("Content-Encoding", coding));
        var accepts = Stream.of("text/html", "application/json;q=0", "*/*;q=0")
                .map(accept -> Request.laptop("Accept " + accept, "accept", 406, "not-acceptable")
                        .with("Accept", accept));
        return Stream.of(types, Stream.of(none, twice), codings, accepts).flatMap(rows -> rows);
    }

    private static Stream<Request> keys() {
        var odd = Stream.of("", "k".repeat(256), "a b", "clé")
                .map(key -> Request.laptop("key " + named(key), "key", 400, "invalid-idempotency-key")
                        .with("Idempotency-Key", key));
        var twice = Request.laptop("key sent twice", "key", 400, "invalid-idempotency-key")
                .with("Idempotency-Key", "a")
                .with("idempotency-key", "b");
        return Stream.concat(odd, Stream.of(twice));
    }

    private static Stream<Request> paths() {
        var unknown = Stream.of(
                        "/",
                        "/nothing",
                        "/orders/",
                        "/orders/a/b",
                        "//orders",
                        "/Orders",
                        "/orders/..",
                        "/orders/..%2fhealth%2flive",
                        "/orders/%2e%2e/health",
                        "/orders/%00",
                        "/orders/%252e",
                        "/orders/a%2fb",
                        "/orders/a%20b",
                        "/orders/unknown-id",
                        "/problems/no-such-problem")
                .map(path -> Request.of("GET", path, 404, "not-found"));
        var methods = Stream.of("DELETE", "PUT", "PATCH", "OPTIONS", "post", "BREW")
                .map(method -> Request.of(method, "/orders", 405, "method-not-allowed"));
        var reads = Stream.of(
                Request.of("GET", "/orders", 405, "method-not-allowed"),
                Request.of("POST", "/health/live", 405, "method-not-allowed"));
        return Stream.of(unknown, methods, reads).flatMap(rows -> rows);
    }

    private static Stream<Request> sizes() {
        var many = IntStream.range(0, 101)
                .mapToObj(i -> "X-Field-" + i)
                .reduce(
                        Request.of("GET", "/health/live", 431, "headers-too-large"),
                        (r, n) -> r.with(n, "v"),
                        (a, b) -> a);
        return Stream.of(
                Request.laptop("a body of 64 KiB and a byte", "large", 413, "content-too-large")
                        .padded(65_537),
                Request.laptop("a body far too large", "large", 413, "content-too-large")
                        .padded(300_000),
                Request.of("POST", "/nowhere", 413, "content-too-large").padded(65_537),
                Request.of("GET", "/" + "a".repeat(8_192), 414, "uri-too-long"),
                Request.of("GET", "/health/live?q=" + "a".repeat(8_192), 414, "uri-too-long"),
                Request.of("GET", "/health/live", 431, "headers-too-large").with("X-Large", "a".repeat(16_384)),
                many,
                Request.of("G@T", "/health/live", 400, "bad-request"),
                Request.of("G".repeat(40), "/health/live", 400, "bad-request"));
    }

    private static String named(String document) {
        return document.length() > 40 ? document.substring(0, 40) + "…" : document;
    }
}
