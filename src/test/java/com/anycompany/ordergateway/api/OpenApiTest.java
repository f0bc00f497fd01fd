package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.api.OpenApiFile.Operation;
import com.anycompany.ordergateway.intake.ViolationCode;
import io.vertx.core.json.JsonObject;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The contract and the gateway say the same. */
class OpenApiTest {
    private static final OpenApiFile FILE = OpenApiFile.read();
    private static final String PARAMETER = "\\{[a-z]+}";

    private final TestGateway gateway = new TestGateway();

    @Test
    void isServedAsItIs() {
        // when
        var answer = gateway.answer(Call.get("/openapi.yaml"));

        // then
        assertThat(answer.header("Content-Type")).contains("application/yaml");
        assertThat(answer.text()).startsWith("openapi: 3.1.0\n");
    }

    @Test
    void namesEveryOperationAndNoOther() {
        // given
        var rows = Stream.concat(
                gateway.orderEndpoints().rows().stream(),
                new ServiceEndpoints(gateway.health, gateway.meters).rows().stream());

        // then
        assertThat(FILE.operations().stream()
                        .map(named -> named.method() + " " + named.path().replaceAll(PARAMETER, "{}")))
                .containsExactlyInAnyOrderElementsOf(
                        rows.map(row -> row.method() + " " + row.path().replaceAll(PARAMETER, "{}"))
                                .toList());
    }

    static List<Operation> operations() {
        return FILE.operations();
    }

    @ParameterizedTest
    @MethodSource("operations")
    void namesOnlyOperationsThatAnswer(Operation operation) {
        // given
        gateway.answer(Call.order(Call.LAPTOP));
        var call = operation.method().equals("POST") ? Call.order(Call.LAPTOP) : Call.get("");

        // when
        var answer = gateway.answer(call.by(operation.method()).at(exampleOf(operation)));

        // then
        assertThat(answer.status()).isEqualTo(200);
        var method = operation.method().toLowerCase(Locale.ROOT);
        var types = FILE.object("paths", operation.path(), method, "responses", "200", "content")
                .keySet();
        assertThat(types.toString())
                .isEqualTo("[" + answer.header("Content-Type").orElseThrow().replaceAll(";.*", "") + "]");
    }

    private static String exampleOf(Operation operation) {
        var path = operation.path();
        if (!path.contains("{")) {
            return path;
        }
        return path.replaceAll(
                PARAMETER,
                FILE.at("paths", path, "get", "parameters", 0, "example").toString());
    }

    @Test
    void listsEveryProblemAndNoOther() {
        assertThat(FILE.texts("components", "schemas", "ProblemCode", "enum"))
                .containsExactlyElementsOf(
                        Arrays.stream(Problem.values()).map(Problem::code).toList());
    }

    @Test
    void listsEveryViolationAndNoOther() {
        assertThat(FILE.texts("components", "schemas", "Violation", "properties", "code", "enum"))
                .containsExactlyElementsOf(Arrays.stream(ViolationCode.values())
                        .map(ViolationCode::label)
                        .toList());
    }

    static Set<String> problemExamples() {
        return FILE.object("components", "examples").keySet().stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("problemExamples")
    void showsProblemsAsTheyAreAnswered(String name) {
        // given
        var example = json("components", "examples", name, "value");
        var problem = Problem.of(example.getString("code")).orElseThrow();

        // when
        var answer = new Answer(Problems.answer(problem, example.getString("request_id"))).json();

        // then
        assertThat(example.getMap()).containsAllEntriesOf(answer.getMap());
        assertThat(new HashSet<>(example.fieldNames()))
                .as("members beyond the common ones")
                .isSubsetOf(Set.of(
                        "type",
                        "title",
                        "status",
                        "detail",
                        "code",
                        "request_id",
                        "retryable",
                        "errors",
                        "outcome",
                        "order_id"));
    }

    @ParameterizedTest
    @MethodSource("operations")
    void showsEachProblemUnderItsStatus(Operation operation) {
        var method = operation.method().toLowerCase(Locale.ROOT);
        var statuses =
                FILE.object("paths", operation.path(), method, "responses").keySet();
        for (var status : statuses) {
            var response = FILE.object("paths", operation.path(), method, "responses", status);
            if (response.get("content") instanceof Map<?, ?> content
                    && content.get("application/problem+json") instanceof Map<?, ?> media
                    && media.get("examples") instanceof Map<?, ?> examples) {
                for (var name : examples.keySet()) {
                    var example = json(
                            "paths",
                            operation.path(),
                            method,
                            "responses",
                            status,
                            "content",
                            "application/problem+json",
                            "examples",
                            name,
                            "value");
                    assertThat(example.getInteger("status"))
                            .as("%s", name)
                            .isEqualTo(Integer.valueOf(status.toString()));
                }
            }
        }
    }

    static Set<String> orderExamples() {
        return FILE
                .object("paths", "/orders", "post", "requestBody", "content", "application/json", "examples")
                .keySet()
                .stream()
                .map(Object::toString)
                .collect(Collectors.toSet());
    }

    @ParameterizedTest
    @MethodSource("orderExamples")
    void showsOrdersThatAreAccepted(String name) {
        // given
        var example = json(
                "paths", "/orders", "post", "requestBody", "content", "application/json", "examples", name, "value");

        // when
        var answer = gateway.answer(Call.bytes(example.toBuffer().getBytes()));

        // then
        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"fr", "en"})
    void showsTheReceiptToTheLetter(String language) {
        // given
        var example = json(
                "paths",
                "/orders",
                "post",
                "responses",
                "200",
                "content",
                "application/json",
                "examples",
                language,
                "value");

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP).with("accept-language", language));

        // then
        assertThat(answer.text()).isEqualTo(example.encode());
    }

    @Test
    void showsAnOrderAsItIsShown() {
        // given
        gateway.answer(Call.order(Call.LAPTOP));
        var example = json(
                "paths",
                "/orders/{id}",
                "get",
                "responses",
                "200",
                "content",
                "application/json",
                "examples",
                "fresh",
                "value");

        // when
        var answer = gateway.answer(Call.get("/orders/12345"));

        // then
        assertThat(answer.text()).isEqualTo(example.encode());
    }

    @Test
    void showsErrorsAsTheyAreAnswered() {
        // when
        var answer = gateway.answer(Call.order("{'price':0}").with("x-request-id", "r-1"));

        // then
        assertThat(answer.json()).isEqualTo(json("components", "examples", "invalid-order", "value"));
    }

    private static JsonObject json(Object... path) {
        var members = new LinkedHashMap<String, Object>();
        FILE.object(path).forEach((name, value) -> members.put(name.toString(), value));
        return new JsonObject(members);
    }
}
