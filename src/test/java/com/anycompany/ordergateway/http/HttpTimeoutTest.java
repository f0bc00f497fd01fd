package com.anycompany.ordergateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Callers that are slow, on real sockets, against short limits. */
class HttpTimeoutTest {
    private static final Duration SHORT = Duration.ofMillis(200);

    @Test
    void cutsAConnectionWhoseHeadDoesNotEnd() throws Exception {
        try (var gateway = TestEntrance.with(SHORT, TestEntrance.LONG, TestEntrance.LONG);
                var caller = gateway.connect()) {
            // when
            caller.send("GET / HTTP/1.1\r\nHos");
            // then
            assertThat(caller.rest()).isEmpty();
            assertThat(gateway.handler.seen).isEmpty();
        }
    }

    @Test
    void answersTimeoutWhenTheBodyDoesNotEnd() throws Exception {
        try (var gateway = TestEntrance.with(TestEntrance.LONG, SHORT, TestEntrance.LONG);
                var caller = gateway.connect()) {
            // when
            caller.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n12345");
            // then
            assertThat(caller.answer().body()).contains("\"code\":\"request-timeout\"", "\"retryable\":true");
            assertThat(caller.rest()).isEmpty();
            assertThat(gateway.handler.seen).isEmpty();
        }
    }

    @Test
    void closesAConnectionThatIsIdle() throws Exception {
        try (var gateway = TestEntrance.with(TestEntrance.LONG, TestEntrance.LONG, SHORT);
                var caller = gateway.connect()) {
            // when
            caller.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
            // then
            assertThat(caller.answer().status()).isEqualTo(200);
            assertThat(caller.rest()).isEmpty();
        }
    }

    @Test
    void servesOthersWhileOneDribbles() throws Exception {
        try (var gateway = TestEntrance.patient();
                var slow = gateway.connect();
                var honest = gateway.connect()) {
            // given
            slow.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 10\r\n\r\n1");
            // when
            honest.send("GET /honest HTTP/1.1\r\nHost: x\r\n\r\n");
            // then
            assertThat(honest.answer().body()).isEqualTo("GET /honest [] ");
            slow.send("234567890");
            assertThat(slow.answer().body()).isEqualTo("POST / [] 1234567890");
        }
    }
}
