package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ServicePagesTest {
    private final TestGateway gateway = new TestGateway();

    @Test
    void isAliveWhateverHappens() {
        // given
        gateway.health.ready = false;
        gateway.health.troubles.put("orders-table", "breaker open");

        // when
        var answer = gateway.answer(Call.get("/health/live"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo("{\"status\":\"up\"}");
    }

    @Test
    void isReady() {
        assertThat(gateway.answer(Call.get("/health/ready")).text()).isEqualTo("{\"status\":\"up\",\"troubles\":{}}");
    }

    @Test
    void staysReadyWhenASharedDependencyIsDown() {
        // given
        gateway.health.troubles.put("orders-table", "breaker open");

        // when
        var answer = gateway.answer(Call.get("/health/ready"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text())
                .isEqualTo("{\"status\":\"degraded\",\"troubles\":{\"orders-table\":\"breaker open\"}}");
    }

    @Test
    void isNotReadyWhileDraining() {
        // given
        gateway.health.ready = false;

        // when
        var answer = gateway.answer(Call.get("/health/ready"));

        // then
        assertThat(answer.status()).isEqualTo(503);
        assertThat(answer.text()).isEqualTo("{\"status\":\"draining\"}");
    }

    @Test
    void asksNoDependencyForItsHealth() {
        // when
        gateway.answer(Call.get("/health/ready"));

        // then
        assertThat(gateway.store.calls()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(Problem.class)
    void hasAPageForEveryProblem(Problem problem) {
        // when
        var answer = gateway.answer(Call.get(problem.page()));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).contains("text/html; charset=utf-8");
        assertThat(answer.text()).contains(problem.code(), problem.title(), "Status " + problem.status());
    }

    @ParameterizedTest
    @ValueSource(strings = {"/problems/unknown", "/problems/NOT-FOUND", "/problems/not_found", "/problems"})
    void hasNoPageForAnythingElse(String path) {
        assertThat(gateway.answer(Call.get(path)).problem()).isEqualTo("404 not-found");
    }

    @Test
    void listsEveryProblemOnTheOverview() {
        // when
        var answer = gateway.answer(Call.get("/docs"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        for (var problem : Problem.values()) {
            assertThat(answer.text()).contains(problem.page());
        }
    }

    @Test
    void answersHeadWithoutABody() {
        // when
        var answer = gateway.answer(Call.get("/docs").by("HEAD"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.response().body()).isEmpty();
    }

    @Test
    void servesAPageToABrowser() {
        // when
        var answer = gateway.answer(
                Call.get("/docs").with("accept", "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8"));

        // then
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void doesNotPromiseJsonWhereThereIsOnlyAPage() {
        // when
        var answer = gateway.answer(Call.get("/docs").with("accept", "application/json"));

        // then
        assertThat(answer.problem()).isEqualTo("406 not-acceptable");
        assertThat(answer.text()).doesNotContain("application/json");
    }
}
