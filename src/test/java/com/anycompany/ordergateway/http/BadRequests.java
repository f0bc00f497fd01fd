package com.anycompany.ordergateway.http;

import java.util.stream.Stream;

/** Requests that must be refused, each with the code of its answer: the raw rows of "Bad input". */
final class BadRequests {
    /** One of them, with a name for people. */
    record Row(String name, String code, String bytes) {
        @Override
        public String toString() {
            return name + " -> " + code;
        }
    }

    private static final String POST = "POST /orders HTTP/1.1\r\nHost: x\r\n";
    private static final String CHUNKED = POST + "Transfer-Encoding: chunked\r\n\r\n";

    private BadRequests() {}

    static Stream<Row> all() {
        return Stream.of(requestLines(), hosts(), fields(), lengths(), encodings(), chunks(), limits())
                .flatMap(rows -> rows);
    }

    private static Stream<Row> requestLines() {
        return Stream.of(
                line("absolute form", "GET http://x/ HTTP/1.1"),
                line("authority form", "CONNECT x:80 HTTP/1.1"),
                line("authority form with GET", "GET x:80 HTTP/1.1"),
                line("asterisk form", "OPTIONS * HTTP/1.1"),
                line("no leading slash", "GET orders HTTP/1.1"),
                line("empty target", "GET  HTTP/1.1"),
                line("no target", "GET HTTP/1.1"),
                line("space in the target", "GET /a b HTTP/1.1"),
                line("two spaces after the method", "GET  / HTTP/1.1"),
                line("two spaces before the version", "GET /  HTTP/1.1"),
                line("space before the method", " GET / HTTP/1.1"),
                line("space after the version", "GET / HTTP/1.1 "),
                line("tab for a space", "GET\t/ HTTP/1.1"),
                line("fragment", "GET /#a HTTP/1.1"),
                line("control character in the target", "GET /\u0001 HTTP/1.1"),
                line("NUL in the target", "GET /\0 HTTP/1.1"),
                line("DEL in the target", "GET /\u007f HTTP/1.1"),
                line("byte above 127 in the target", "GET /\u00e9 HTTP/1.1"),
                line("odd character in the method", "G@T / HTTP/1.1"),
                line("method too long", "G".repeat(40) + " / HTTP/1.1"),
                line("no version", "GET /"),
                line("HTTP/0.9", "GET / HTTP/0.9"),
                line("HTTP/1.2", "GET / HTTP/1.2"),
                line("HTTP/2.0", "GET / HTTP/2.0"),
                line("version in lower case", "GET / http/1.1"),
                line("version of four digits", "GET / HTTP/1.10"),
                new Row("HTTP/2 preface", "bad-request", "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"),
                new Row("TLS", "bad-request", "\u0016\u0003\u0001\u0002\0\u0001\0\u0001"),
                new Row("bare LF after the request line", "bad-request", "GET / HTTP/1.1\nHost: x\r\n\r\n"),
                new Row("bare CR in the request line", "bad-request", "GET /\rHTTP/1.1\r\nHost: x\r\n\r\n"),
                new Row("two empty lines before the request", "bad-request", "\r\n\r\nGET / HTTP/1.1\r\n"));
    }

    private static Stream<Row> hosts() {
        return Stream.of(
                new Row("no Host", "bad-request", "GET / HTTP/1.1\r\nAccept: */*\r\n\r\n"),
                field("two Host", "Host: x"),
                host("empty Host", ""),
                host("Host with a user", "me@x"),
                host("Host with a path", "x/y"),
                host("Host with a space", "x y"),
                host("Host with a comma and a space", "x, y"),
                host("Host with a bad port", "x:8o"),
                host("Host with a long port", "x:123456"),
                host("Host with two ports", "x:1:2"),
                host("Host with only a port", ":80"),
                host("Host with an open bracket", "[::1"),
                host("Host with an empty bracket", "[]"));
    }

    private static Stream<Row> fields() {
        return Stream.of(
                field("space before the colon", "Accept : */*"),
                field("tab before the colon", "Accept\t: */*"),
                field("folded header", "Accept: a\r\n b"),
                field("folded header with a tab", "Accept: a\r\n\tb"),
                new Row("folded first header", "bad-request", "GET / HTTP/1.1\r\n Host: x\r\n\r\n"),
                field("no colon", "Accept"),
                field("no name", ": a"),
                field("slash in a name", "Acc/ept: a"),
                field("byte above 127 in a name", "Acc\u00e9pt: a"),
                field("NUL in a name", "Acc\0ept: a"),
                field("NUL in a value", "Accept: a\0b"),
                field("escape character in a value", "Accept: a\u001bb"),
                field("vertical tab in a value", "Accept: a\u000bb"),
                field("DEL in a value", "Accept: a\u007fb"),
                field("bare CR in a value", "Accept: a\rb"),
                field("bare CR at the end of a value", "Accept: a\r"),
                field("bare LF after a value", "Accept: a\nAccept: b"),
                new Row("bare LF ends the head", "bad-request", "GET / HTTP/1.1\r\nHost: x\r\n\n"),
                new Row("bare CR ends the head", "bad-request", "GET / HTTP/1.1\r\nHost: x\r\n\rGET"),
                field("unknown expectation", "Expect: the-best"),
                field("first half of an old WebSocket handshake", "Sec-WebSocket-Key1: 1"),
                field("second half of an old WebSocket handshake", "sec-websocket-key2: 1"));
    }

    private static Stream<Row> lengths() {
        return Stream.of(
                body("Content-Length twice", "Content-Length: 3\r\nContent-Length: 4"),
                body("Content-Length twice and equal", "Content-Length: 3\r\nContent-Length: 3"),
                body("Content-Length as a list", "Content-Length: 3, 3"),
                body("Content-Length with a plus", "Content-Length: +3"),
                body("Content-Length with a minus", "Content-Length: -3"),
                body("Content-Length in hex", "Content-Length: 0x3"),
                body("Content-Length with a fraction", "Content-Length: 3.0"),
                body("Content-Length with a space inside", "Content-Length: 1 0"),
                body("Content-Length of letters", "Content-Length: three"),
                body("Content-Length empty", "Content-Length:"),
                body("Content-Length of white space", "Content-Length:  \t "),
                body("Content-Length above 64 bits", "Content-Length: 18446744073709551619"),
                body("Content-Length with its space before the colon", "Content-Length : 3"),
                body("both Transfer-Encoding and Content-Length", "Transfer-Encoding: chunked\r\nContent-Length: 3"),
                body("both Content-Length and Transfer-Encoding", "Content-Length: 3\r\nTransfer-Encoding: chunked"));
    }

    private static Stream<Row> encodings() {
        return Stream.of(
                body("Transfer-Encoding identity", "Transfer-Encoding: identity"),
                body("Transfer-Encoding gzip", "Transfer-Encoding: gzip"),
                body("Transfer-Encoding gzip, chunked", "Transfer-Encoding: gzip, chunked"),
                body("Transfer-Encoding chunked, identity", "Transfer-Encoding: chunked, identity"),
                body("Transfer-Encoding chunked twice in a list", "Transfer-Encoding: chunked, chunked"),
                body("Transfer-Encoding twice", "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked"),
                body(
                        "Transfer-Encoding twice, the second unknown",
                        "Transfer-Encoding: chunked\r\nTransfer-Encoding: x"),
                body("Transfer-Encoding xchunked", "Transfer-Encoding: xchunked"),
                body("Transfer-Encoding quoted", "Transfer-Encoding: \"chunked\""),
                body("Transfer-Encoding with a parameter", "Transfer-Encoding: chunked;q=1"),
                body("Transfer-Encoding empty", "Transfer-Encoding:"),
                body("Transfer-Encoding folded", "Transfer-Encoding:\r\n chunked"),
                body("Transfer-Encoding after a vertical tab", "Transfer-Encoding: \u000bchunked"),
                new Row(
                        "Transfer-Encoding in HTTP/1.0",
                        "bad-request",
                        "POST /orders HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"));
    }

    private static Stream<Row> chunks() {
        return Stream.of(
                chunked("chunk size of letters", "xyz\r\nabc\r\n0\r\n\r\n"),
                chunked("chunk size empty", "\r\nabc\r\n0\r\n\r\n"),
                chunked("chunk size with a plus", "+3\r\nabc\r\n0\r\n\r\n"),
                chunked("chunk size with a minus", "-3\r\nabc\r\n0\r\n\r\n"),
                chunked("chunk size with 0x", "0x3\r\nabc\r\n0\r\n\r\n"),
                chunked("chunk size with an underscore", "0_3\r\nabc\r\n0\r\n\r\n"),
                chunked("chunk size after a space", " 3\r\nabc\r\n0\r\n\r\n"),
                chunked("chunk size before a space", "3 \r\nabc\r\n0\r\n\r\n"),
                chunked("chunk size of nine digits", "000000003\r\nabc\r\n0\r\n\r\n"),
                chunked("chunk size above 64 bits", "10000000000000003\r\nabc\r\n0\r\n\r\n"),
                chunked("chunk size above 127", "\u00b3\r\nabc\r\n0\r\n\r\n"),
                chunked("bare LF after a chunk size", "3\nabc\r\n0\r\n\r\n"),
                chunked("bare CR after a chunk size", "3\rabc\r\n0\r\n\r\n"),
                chunked("bare LF after a chunk extension", "3;a=b\nabc\r\n0\r\n\r\n"),
                chunked("chunk extension too long", "3;" + "a".repeat(2000) + "\r\nabc\r\n0\r\n\r\n"),
                chunked("unfinished chunk extension too long", "3;" + "a".repeat(2000)),
                chunked("chunk extensions too long together", ("1;" + "a".repeat(600) + "\r\nx\r\n").repeat(2)),
                chunked("no line end after a chunk", "3\r\nabc0\r\n\r\n"),
                chunked("chunk longer than its size", "3\r\nabcd\r\n0\r\n\r\n"),
                chunked("bare LF after a chunk", "3\r\nabc\n0\r\n\r\n"),
                chunked("bare LF after the last chunk", "0\n\r\n"),
                chunked("bare LF after the trailers", "0\r\nA: b\r\n\n"),
                chunked("bare LF instead of trailers", "0\r\n\n"),
                chunked("Content-Length as a trailer", "0\r\nContent-Length: 3\r\n\r\n"),
                chunked("Transfer-Encoding as a trailer", "0\r\ntransfer-encoding: chunked\r\n\r\n"),
                chunked("Host as a trailer", "0\r\nHOST: y\r\n\r\n"),
                chunked("folded trailer", "0\r\nA: b\r\n c\r\n\r\n"),
                chunked("space before the colon of a trailer", "0\r\nA : b\r\n\r\n"));
    }

    private static Stream<Row> limits() {
        return Stream.of(
                new Row("target too long", "uri-too-long", "GET /" + "a".repeat(8192) + " HTTP/1.1\r\nHost: x\r\n\r\n"),
                new Row("target too long, without an end", "uri-too-long", "GET /" + "a".repeat(9000)),
                new Row("headers too large", "headers-too-large", POST + "A: " + "a".repeat(16_384) + "\r\n\r\n"),
                new Row("headers too large, without an end", "headers-too-large", POST + "A: " + "a".repeat(17_000)),
                new Row("headers too large together", "headers-too-large", POST + "A: 1234567\r\n".repeat(99) + many()),
                new Row("headers too many", "headers-too-large", POST + "A: b\r\n".repeat(100) + "\r\n"),
                new Row("trailers too large", "headers-too-large", CHUNKED + "0\r\n" + "A: bcdefgh\r\n".repeat(400)),
                new Row("trailer without an end", "headers-too-large", CHUNKED + "0\r\nA: " + "a".repeat(5000)),
                new Row("body too large", "content-too-large", POST + "Content-Length: 65537\r\n\r\n"),
                new Row("body far too large", "content-too-large", POST + "Content-Length: 99999999999\r\n\r\nabc"),
                new Row(
                        "body too large, the caller waiting",
                        "content-too-large",
                        POST + "Content-Length: 65537\r\nExpect: 100-continue\r\n\r\n"),
                new Row("chunk too large", "content-too-large", CHUNKED + "10001\r\n"),
                new Row(
                        "chunks too large together",
                        "content-too-large",
                        CHUNKED + ("8000\r\n" + "a".repeat(0x8000) + "\r\n").repeat(2) + "1\r\na\r\n0\r\n\r\n"));
    }

    private static String many() {
        return "B: " + "a".repeat(15_500) + "\r\n\r\n";
    }

    private static Row line(String name, String line) {
        return new Row(name, "bad-request", line + "\r\nHost: x\r\n\r\n");
    }

    private static Row host(String name, String value) {
        return new Row(name, "bad-request", "GET / HTTP/1.1\r\nHost: " + value + "\r\n\r\n");
    }

    private static Row field(String name, String line) {
        return new Row(name, "bad-request", "GET / HTTP/1.1\r\nHost: x\r\n" + line + "\r\n\r\n");
    }

    private static Row body(String name, String lines) {
        return new Row(name, "bad-request", POST + lines + "\r\n\r\nabc");
    }

    private static Row chunked(String name, String body) {
        return new Row(name, "bad-request", CHUNKED + body);
    }
}
