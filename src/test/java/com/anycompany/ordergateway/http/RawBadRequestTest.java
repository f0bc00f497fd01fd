package com.anycompany.ordergateway.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.api.Problem;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every bad request over a real socket, with a good one behind it that must never be answered. */
class RawBadRequestTest {
    private static final String SMUGGLED = "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n";

    private static TestEntrance gateway;

    @BeforeAll
    static void open() {
        gateway = TestEntrance.patient();
    }

    @AfterAll
    static void close() {
        gateway.close();
    }

    @BeforeEach
    void forget() {
        gateway.handler.seen.clear();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void refusesAndCloses(BadRequests.Row row) throws Exception {
        // given
        try (var caller = gateway.connect()) {
            // when
            caller.send(row.bytes() + SMUGGLED);
            var answer = caller.answer();
            // then
            assertThat(answer.status())
                    .isEqualTo(Problem.of(row.code()).orElseThrow().status());
            assertThat(answer.header("content-type")).startsWith("application/problem+json");
            assertThat(answer.body()).contains("\"code\":\"" + row.code() + "\"");
            assertThat(answer.header("connection")).isEqualTo("close");
            assertThat(caller.rest()).isEmpty();
            assertThat(gateway.handler.seen).isEmpty();
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rows")
    void answersWhatCameBeforeAndNothingAfter(BadRequests.Row row) throws Exception {
        // given
        try (var caller = gateway.connect()) {
            // when
            caller.send("GET /before HTTP/1.1\r\nHost: x\r\n\r\n" + row.bytes() + SMUGGLED);
            var before = caller.answer();
            var refusal = caller.answer();
            // then
            assertThat(before.body()).isEqualTo("GET /before [] ");
            assertThat(refusal.body()).contains("\"code\":\"" + row.code() + "\"");
            assertThat(caller.rest()).isEmpty();
            assertThat(gateway.handler.seen).hasSize(1);
        }
    }

    static Stream<BadRequests.Row> rows() {
        return BadRequests.all();
    }
}
