package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The errors of a document are the same whatever the order of its keys. */
class ErrorOrderTest {
    private static final int SHUFFLES = 200;

    private final TestGateway gateway = new TestGateway();

    static Stream<Named<List<String>>> members() {
        var odd = "'\\u0000'";
        return Stream.of(
                Named.of(
                        "every field wrong",
                        List.of(
                                "'order_id':''",
                                "'product':1",
                                "'price':0",
                                "'currency':'x'",
                                "'customer':[]",
                                "'metadata':1",
                                "'lines':[]",
                                "'x':1",
                                "'a b':1")),
                Named.of(
                        "names that look like indexes",
                        IntStream.range(0, 40)
                                .mapToObj(i -> List.of("'" + i + "':1", "'" + i + "a':1", "'0" + i + "':1"))
                                .flatMap(List::stream)
                                .toList()),
                Named.of(
                        "metadata whose names cannot be shown",
                        List.of("'metadata':{" + odd + ":'v'}", "'product':'a'", "'price':1")),
                Named.of(
                        "more than a hundred errors",
                        IntStream.range(0, 150)
                                .mapToObj(i -> "'n" + i + "':" + i)
                                .toList()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("members")
    void dependOnTheContentAlone(List<String> members) {
        // given
        var expected = errors("{" + String.join(",", members) + "}");

        // then
        assertShuffledAlike(members, "{", "}", expected);
    }

    @Test
    void dependOnTheContentOfMetadataAlone() {
        // given
        var pairs = List.of(
                "'\\u0000':'v'",
                "'clé':'" + "v".repeat(501) + "'",
                "'" + "k ".repeat(40) + "':'v'",
                "'':'v'",
                "'deux mots':5",
                "'\\u202e':'" + "v".repeat(501) + "'",
                "'clés':'\\u0007'");
        var expected = errors("{'metadata':{" + String.join(",", pairs) + "}}");

        // then
        assertShuffledAlike(pairs, "{'metadata':{", "}}", expected);
    }

    @Test
    void standInTheOrderOfTheLines() {
        // given
        var lines = Collections.nCopies(12, "{'sku':'a','quantity':0,'unit_price':1}");

        // when
        var answer = gateway.answer(Call.order("{'lines':[" + String.join(",", lines) + "]}"));

        // then
        assertThat(answer.errors())
                .containsExactlyElementsOf(IntStream.range(0, 12)
                        .mapToObj(i -> "/lines/" + i + "/quantity out-of-range")
                        .toList());
    }

    private void assertShuffledAlike(List<String> members, String before, String after, JsonArray expected) {
        for (var seed = 0; seed < SHUFFLES; seed++) {
            var shuffled = new ArrayList<>(members);
            Collections.shuffle(shuffled, new Random(seed));
            assertThat(errors(before + String.join(",", shuffled) + after))
                    .as("seed %s", seed)
                    .isEqualTo(expected);
        }
    }

    private JsonArray errors(String document) {
        return gateway.answer(Call.order(document)).json().getJsonArray("errors");
    }
}
