package com.anycompany.ordergateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How connections are kept, ended and expected to continue. */
class HttpConnectionTest {
    private TestEntrance gateway;

    @BeforeEach
    void open() {
        gateway = TestEntrance.patient();
    }

    @AfterEach
    void close() {
        gateway.close();
    }

    @Test
    void tellsAWaitingCallerToContinue() throws Exception {
        try (var caller = gateway.connect()) {
            // when
            caller.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\nExpect: 100-Continue\r\n\r\n");
            var first = caller.answer();
            caller.send("abc");
            // then
            assertThat(first.statusLine()).isEqualTo("HTTP/1.1 100 Continue");
            assertThat(caller.answer().body()).isEqualTo("POST / [] abc");
        }
    }

    @Test
    void sendsTheRefusalThoughTheCallerIsStillSending() throws Exception {
        try (var caller = gateway.connect()) {
            // when
            caller.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n" + "a".repeat(300_000));
            // then
            assertThat(caller.answer().status()).isEqualTo(413);
            assertThat(caller.rest()).isEmpty();
        }
    }

    @Test
    void takesABodyOfTheLargestSize() throws Exception {
        try (var caller = gateway.connect()) {
            // when
            caller.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 65536\r\n\r\n" + "a".repeat(65_536));
            // then
            assertThat(caller.answer().body()).hasSize("POST / [] ".length() + 65_536);
        }
    }

    @Test
    void closesAfterTheAnswerWhenAsked() throws Exception {
        try (var caller = gateway.connect()) {
            // when
            caller.send("GET /1 HTTP/1.1\r\nHost: x\r\nConnection: x, Close\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
            var answer = caller.answer();
            // then
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(caller.rest()).isEmpty();
            assertThat(gateway.handler.seen).hasSize(1);
        }
    }

    @Test
    void answersHttp10OnceAndCloses() throws Exception {
        try (var caller = gateway.connect()) {
            // when
            caller.send("GET /old HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
            var answer = caller.answer();
            // then
            assertThat(answer.body()).isEqualTo("GET /old [] ");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(caller.rest()).isEmpty();
        }
    }

    @Test
    void answersACallerThatHasClosedItsSendingSide() throws Exception {
        try (var caller = gateway.connect()) {
            // when
            caller.send("GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
            caller.closeSendingSide();
            // then
            assertThat(caller.answer().body()).isEqualTo("GET /1 [] ");
            assertThat(caller.answer().body()).isEqualTo("GET /2 [] ");
            assertThat(caller.rest()).isEmpty();
        }
    }

    @Test
    void refusesARequestThatIsCutOff() throws Exception {
        try (var caller = gateway.connect()) {
            // when
            caller.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\nab");
            caller.closeSendingSide();
            // then
            assertThat(caller.answer().status()).isEqualTo(400);
            assertThat(caller.rest()).isEmpty();
            assertThat(gateway.handler.seen).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Connection: Upgrade, HTTP2-Settings\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__",
                "Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: MTIzNDU2",
            })
    void staysWithHttp11WhenAnUpgradeIsOffered(String fields) throws Exception {
        try (var caller = gateway.connect()) {
            // when
            caller.send("GET /1 HTTP/1.1\r\nHost: x\r\n" + fields + "\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n");
            // then
            assertThat(caller.answer().body()).isEqualTo("GET /1 [] ");
            assertThat(caller.answer().body()).isEqualTo("GET /2 [] ");
        }
    }

    @Test
    void answersEachOfManyPipelinedRequests() throws Exception {
        try (var caller = gateway.connect()) {
            // when
            caller.send("GET /many HTTP/1.1\r\nHost: x\r\n\r\n".repeat(5_000));
            // then
            for (var i = 0; i < 5_000; i++) {
                assertThat(caller.answer().body()).isEqualTo("GET /many [] ");
            }
        }
    }
}
