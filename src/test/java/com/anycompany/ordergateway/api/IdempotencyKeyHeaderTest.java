package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class IdempotencyKeyHeaderTest {
    private final TestGateway gateway = new TestGateway();

    static Stream<Named<List<String>>> wrongKeys() {
        return Stream.of(
                Named.of("empty", List.of("")),
                Named.of("256 characters", List.of("k".repeat(256))),
                Named.of("with a space", List.of("a b")),
                Named.of("with a tab", List.of("a\tb")),
                Named.of("with a control character", List.of("a\u007f")),
                Named.of("not ASCII", List.of("clé")),
                Named.of("sent twice", List.of("a", "b")),
                Named.of("sent twice alike", List.of("a", "a")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongKeys")
    void refusesAKeyThatBreaksTheRule(List<String> values) {
        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP).with("idempotency-key", values.toArray(String[]::new)));

        // then
        assertThat(answer.problem()).isEqualTo("400 invalid-idempotency-key");
        assertThat(gateway.store.calls()).isEmpty();
    }

    static Stream<Named<String>> rightKeys() {
        return Stream.of(
                Named.of("one character", "!"),
                Named.of("255 characters", "~".repeat(255)),
                Named.of("quoted as in the draft", "\"8e03978e-40d5-43e8-bc93-6894a57f9324\""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("rightKeys")
    void takesAnyOtherKey(String key) {
        // when
        var answer =
                gateway.answer(Call.order("{'product':'Laptop','price':999.99}").with("idempotency-key", key));

        // then
        assertThat(answer.status()).isEqualTo(200);
    }
}
