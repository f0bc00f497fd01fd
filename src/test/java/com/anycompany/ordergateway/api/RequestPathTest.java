package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Paths that stand for something, and the many that do not; methods. */
class RequestPathTest {
    private final TestGateway gateway = new TestGateway();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "*",
                "/",
                "//",
                "orders",
                "/order",
                "/orders/",
                "/orders//",
                "//orders",
                "/Orders",
                "/orders/12345/",
                "/orders/12345/lines",
                "/orders/..%2f",
                "/orders/..%2Fhealth%2Flive",
                "/orders/..",
                "/orders/../health/live",
                "/orders/%2e%2e",
                "/orders/%2e%2e/health/live",
                "/./orders",
                "/orders/%00",
                "/orders/12345%00",
                "/orders/12345%0d%0a",
                "/orders/%2531%2532345",
                "/orders/..%252f",
                "/orders%252f12345",
                "/orders%2f12345",
                "/orders/a%5cb",
                "/orders/a\\b",
                "/orders/$1",
                "/orders/%24",
                "/orders/%",
                "/orders/%4",
                "/orders/%zz",
                "/orders/%c0%ae",
                "/orders/é",
                "/orders/a b",
                "/orders/a+b",
                "/orders/a;b=c",
                "/orders/a%3bb",
                "http://example.com/orders",
                "/favicon.ico",
                "/.git/config",
                "/actuator/env"
            })
    void findsNothingAtAnyOtherPath(String path) {
        // given
        gateway.answer(Call.order(Call.LAPTOP));

        // when
        var answer = gateway.answer(Call.get(path).with("x-request-id", "r-1"));

        // then
        assertThat(answer.text())
                .isEqualTo("{\"type\":\"/problems/not-found\",\"title\":\"There is nothing here\",\"status\":404,"
                        + "\"detail\":\"There is nothing here\",\"code\":\"not-found\",\"request_id\":\"r-1\","
                        + "\"retryable\":false}");
        assertThat(answer.status()).isEqualTo(404);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/orders/12345", "/orders/%312345", "/%6frders/12345", "/orders/%31%32%33%34%35"})
    void decodesAPathOnce(String path) {
        // given
        gateway.answer(Call.order(Call.LAPTOP));

        // when
        var answer = gateway.answer(Call.get(path));

        // then
        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /orders, POST",
        "HEAD, /orders, POST",
        "PUT, /orders, POST",
        "DELETE, /orders, POST",
        "OPTIONS, /orders, POST",
        "post, /orders, POST",
        "TRACE, /orders, POST",
        "POST, /orders/12345, 'GET, HEAD'",
        "PATCH, /orders/12345, 'GET, HEAD'",
        "DELETE, /orders/12345, 'GET, HEAD'",
        "POST, /health/live, 'GET, HEAD'",
        "PUT, /openapi.yaml, 'GET, HEAD'",
        "POST, /docs, 'GET, HEAD'",
        "POST, /problems/not-found, 'GET, HEAD'"
    })
    void saysWhichMethodsAreAllowed(String method, String path, String allowed) {
        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP).by(method).at(path));

        // then
        assertThat(answer.status()).isEqualTo(405);
        assertThat(answer.header("Allow")).contains(allowed);
        assertThat(gateway.store.calls()).isEmpty();
    }
}
