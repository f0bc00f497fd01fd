package com.anycompany.ordergateway.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anycompany.ordergateway.api.RequestIds;
import java.net.BindException;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Requests as they should be, over a real socket. */
class HttpEntranceTest {
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
    void handsOverTheTargetAsItWasSent() throws Exception {
        // given
        try (var caller = gateway.connect()) {
            // when
            caller.send("GET //a%2f../b?c=%20&d HTTP/1.1\r\nHost: x\r\n\r\n");
            // then
            assertThat(caller.answer().body()).isEqualTo("GET //a%2f../b [c=%20&d] ");
        }
    }

    @Test
    void handsOverEveryValueOfAHeader() throws Exception {
        // given
        try (var caller = gateway.connect()) {
            // when
            caller.send("GET / HTTP/1.1\r\nHost: x\r\nAccept: a\r\nACCEPT: b\r\n\r\n");
            caller.answer();
            // then
            assertThat(gateway.handler.seen.remove().headers().apply("accept")).containsExactly("a", "b");
        }
    }

    @Test
    void keepsTheConnectionAndAnswersInOrder() throws Exception {
        // given
        try (var caller = gateway.connect()) {
            // when
            caller.send("POST /1 HTTP/1.1\r\nHost: x\r\nContent-Length: 3\r\n\r\none"
                    + "GET /2 HTTP/1.1\r\nHost: x\r\n\r\n"
                    + "POST /3 HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n"
                    + "2\r\nth\r\n3;x=y\r\nree\r\n0\r\n\r\n");
            // then
            assertThat(caller.answer().body()).isEqualTo("POST /1 [] one");
            assertThat(caller.answer().body()).isEqualTo("GET /2 [] ");
            assertThat(caller.answer().body()).isEqualTo("POST /3 [] three");
        }
    }

    @Test
    void sendsNoBodyWithNotModified() throws Exception {
        // given
        try (var caller = gateway.connect()) {
            // when
            caller.send("GET /unchanged HTTP/1.1\r\nHost: x\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n");
            // then
            assertThat(caller.answer().status()).isEqualTo(304);
            assertThat(caller.answer().status()).isEqualTo(200);
        }
    }

    @Test
    void answersABugWithAProblemAndGoesOn() throws Exception {
        // given
        try (var caller = gateway.connect()) {
            // when
            caller.send("GET /bug HTTP/1.1\r\nHost: x\r\n\r\nGET /next HTTP/1.1\r\nHost: x\r\n\r\n");
            var answer = caller.answer();
            // then
            assertThat(answer.status()).isEqualTo(500);
            assertThat(answer.body()).contains("\"code\":\"internal-error\"").doesNotContain("scripted");
            assertThat(caller.answer().body()).isEqualTo("GET /next [] ");
        }
    }

    @Test
    void failsWhenThePortIsTaken() {
        // given
        var other = TestEntrance.patient();
        // when
        var second = HttpEntrance.open(
                gateway.vertx,
                gateway.handler,
                new RequestIds(new Random(2)),
                HttpOptions.on("localhost", other.entrance.port(), 2));
        // then
        assertThatThrownBy(() -> TestEntrance.await(second)).isInstanceOf(BindException.class);
        other.close();
    }
}
