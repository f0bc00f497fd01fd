package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ProbeTest {
    private final AtomicReference<String> asked = new AtomicReference<>("");
    private int status = 200;
    private HttpServer gateway;

    @BeforeEach
    void listen() throws IOException {
        gateway = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        gateway.createContext("/", exchange -> {
            asked.set(exchange.getRequestURI().getPath());
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        gateway.start();
    }

    @AfterEach
    void end() {
        gateway.stop(0);
    }

    private Map<String, String> environment() {
        return Map.of("PORT", String.valueOf(gateway.getAddress().getPort()));
    }

    @ParameterizedTest
    @CsvSource({"200, true", "503, false", "404, false"})
    void saysWhatTheGatewayAnswers(int answer, boolean alive) {
        // given
        status = answer;
        // when
        var seen = Probe.alive(environment());
        // then
        assertThat(seen).isEqualTo(alive);
        assertThat(asked).hasValue("/health/live");
    }

    @Test
    void saysNoWhenNobodyListens() {
        // given
        var environment = environment();
        gateway.stop(0);
        // when
        var seen = Probe.alive(environment);
        // then
        assertThat(seen).isFalse();
    }

    @Test
    void saysNoWhenTheSettingsAreRefused() {
        // given
        var environment = Map.of("PORT", "seventy");
        // when
        var seen = Probe.alive(environment);
        // then
        assertThat(seen).isFalse();
    }
}
