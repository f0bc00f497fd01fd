package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Headers, sizes, methods and paths: what is refused before the document is looked at. */
class RequestFormTest {
    private final TestGateway gateway = new TestGateway();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/plain",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=x",
                "application/jsonp",
                "application/json-patch+json",
                "application/problem+json",
                "application/xml",
                "application/*",
                "*/*",
                "application/json; charset=utf-16",
                "application/json; charset=iso-8859-1",
                "application/json; boundary=x",
                "application/json, text/plain",
                "json",
                ""
            })
    void refusesAnyOtherContentType(String type) {
        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP).with("content-type", type));

        // then
        assertThat(answer.problem()).isEqualTo("415 unsupported-media-type");
        assertThat(gateway.store.calls()).isEmpty();
    }

    @Test
    void refusesABodyWithoutContentType() {
        assertThat(gateway.answer(Call.order(Call.LAPTOP).with("content-type")).problem())
                .isEqualTo("415 unsupported-media-type");
    }

    @Test
    void refusesTwoContentTypes() {
        var order = Call.order(Call.LAPTOP).with("content-type", "application/json", "application/json");
        assertThat(gateway.answer(order).problem()).isEqualTo("415 unsupported-media-type");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "Application/JSON",
                "application/json;charset=utf-8",
                "application/json; charset=UTF-8",
                "application/json ; charset=\"utf-8\"",
                "application/json;"
            })
    void takesJsonInUtf8(String type) {
        assertThat(gateway.answer(Call.order(Call.LAPTOP).with("content-type", type))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "br", "deflate", "identity, gzip", "x-unknown", "utf-8"})
    void refusesAnEncodedBody(String coding) {
        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP).with("content-encoding", coding));

        // then
        assertThat(answer.problem()).isEqualTo("415 unsupported-media-type");
        assertThat(gateway.store.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"identity", "Identity"})
    void takesABodyThatIsSaidNotToBeEncoded(String coding) {
        assertThat(gateway.answer(Call.order(Call.LAPTOP).with("content-encoding", coding))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "text/html",
                "application/xml",
                "application/problem+json",
                "image/*",
                "application/json;q=0",
                "*/*;q=0",
                "application/json;q=0, */*",
                "application/*;q=0, */*;q=0.5",
                "text/html, application/xhtml+xml"
            })
    void refusesAnAcceptThatExcludesJson(String accept) {
        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP).with("accept", accept));

        // then
        assertThat(answer.problem()).isEqualTo("406 not-acceptable");
        assertThat(gateway.store.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "APPLICATION/JSON",
                "application/*",
                "*/*",
                "text/html, */*;q=0.1",
                "application/json;q=0.001",
                "*/*;q=0, application/json",
                "text/html,application/json;charset=utf-8",
                ""
            })
    void takesAnyAcceptThatAllowsJson(String accept) {
        assertThat(gateway.answer(Call.order(Call.LAPTOP).with("accept", accept))
                        .status())
                .isEqualTo(200);
    }

    @Test
    void readsSeveralAcceptHeadersAsOne() {
        var order = Call.order(Call.LAPTOP).with("accept", "text/html", "application/json");
        assertThat(gateway.answer(order).status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "a body of {0} bytes: {1}")
    @CsvSource({"65536, 200", "65537, 413", "1000000, 413"})
    void takesBodiesUpTo64KiB(int bytes, int status) {
        // given
        var document = Call.LAPTOP + " ".repeat(bytes - Call.LAPTOP.length());

        // when
        var answer = gateway.answer(Call.order(document));

        // then
        assertThat(answer.status()).isEqualTo(status);
        assertThat(gateway.store.items().size()).isEqualTo(status == 200 ? 1 : 0);
    }

    @Test
    void saysThatABodyIsTooLargeWhateverItsForm() {
        var order = Call.bytes(new byte[Api.LARGEST_BODY + 1]).with("content-type", "text/plain");
        assertThat(gateway.answer(order).problem()).isEqualTo("413 content-too-large");
    }

    static Stream<Named<List<String>>> oddRequestIds() {
        return Stream.of(
                Named.of("none", List.of()),
                Named.of("empty", List.of("")),
                Named.of("65 characters", List.of("r".repeat(65))),
                Named.of("10,000 characters", List.of("r".repeat(10_000))),
                Named.of("a space", List.of("a b")),
                Named.of("CR LF", List.of("a\r\nSet-Cookie: b")),
                Named.of("quotes", List.of("\"a\"")),
                Named.of("a look-up", List.of("${jndi:ldap://x}")),
                Named.of("not ASCII", List.of("é")),
                Named.of("sent twice", List.of("a", "b")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("oddRequestIds")
    void replacesAnOddRequestIdByItsOwn(List<String> values) {
        // when
        var answer = gateway.answer(Call.order("{}").with("x-request-id", values.toArray(String[]::new)));

        // then
        assertThat(answer.header("X-Request-Id").orElseThrow()).matches("[0-9a-f]{32}");
        assertThat(answer.json().getString("request_id"))
                .isEqualTo(answer.header("X-Request-Id").orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(strings = {"r", "8e03978e-40d5-43e8-bc93-6894a57f9324", "A.b_c"})
    void keepsAPlainRequestId(String id) {
        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP).with("x-request-id", id));

        // then
        assertThat(answer.header("X-Request-Id")).contains(id);
    }

    @Test
    void marksEveryProblemAsOneThatIsNotToBeKept() {
        // when
        var answer = gateway.answer(Call.order("{"));

        // then
        assertThat(answer.response().headers())
                .containsEntry("Content-Type", "application/problem+json; charset=utf-8")
                .containsEntry("Cache-Control", "no-store")
                .containsEntry("X-Content-Type-Options", "nosniff");
    }
}
