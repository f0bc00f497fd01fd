package com.anycompany.ordergateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Heads that are odd and yet in order: strictness must not cost an honest caller anything. */
class HttpHeadTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "localhost",
                "localhost:8080",
                "10.0.0.1:80",
                "a_b.example.com.",
                "x:",
                "[::1]",
                "[2001:db8::1]:443"
            })
    void takesAnyHostOfTheGrammar(String host) {
        assertThat(scan("GET / HTTP/1.1\r\nHost: " + host + "\r\n\r\n")).isEqualTo(Progress.HEAD);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "//", "/a%00/..%2f", "/a?b=c/d?e&f={x|y}", "/orders:batch", "/http://x/"})
    void takesAnyTargetThatIsVisible(String target) {
        assertThat(scan("GET " + target + " HTTP/1.1\r\nHost: x\r\n\r\n")).isEqualTo(Progress.HEAD);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Accept:a",
                "Accept:",
                "Accept: \t a \t ",
                "X-Name: na\u00efve",
                "X-Name: a\tb",
                "content-LENGTH: 007",
                "TRANSFER-encoding: Chunked",
                "Connection: close",
                "Upgrade: h2c",
                "!#$%&'*+-.^_`|~: odd",
            })
    void takesAnyFieldOfTheGrammar(String field) {
        assertThat(scan("GET / HTTP/1.1\r\nHost: x\r\n" + field + "\r\n\r\n")).isEqualTo(Progress.HEAD);
    }

    private static Progress scan(String head) {
        return new HeadScanner().scan(Unpooled.copiedBuffer(head, StandardCharsets.ISO_8859_1));
    }
}
