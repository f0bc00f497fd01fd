package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Bodies that are no document at all: 400, nothing stored, not a byte of them in the answer. */
class MalformedJsonTest {
    private final TestGateway gateway = new TestGateway();

    private void expectMalformed(byte[] body) {
        // when
        var answer = gateway.answer(Call.bytes(body).with("x-request-id", "r-1"));

        // then
        assertThat(answer.text())
                .isEqualTo("{\"type\":\"/problems/malformed-json\","
                        + "\"title\":\"The body is not one well-formed JSON document in UTF-8\",\"status\":400,"
                        + "\"detail\":\"The body is not one well-formed JSON document in UTF-8\","
                        + "\"code\":\"malformed-json\",\"request_id\":\"r-1\",\"retryable\":false}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(gateway.store.calls()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "",
                " \n\t",
                "{",
                "{\"product\":\"Laptop\"",
                "{\"product\":\"Lap",
                "{\"product\"}",
                "{\"product\":}",
                "{\"price\":999.99,}",
                "{,}",
                "}",
                "{\"lines\":[1,]}",
                "{\"lines\":[}",
                "{} {}",
                "{}{}",
                "{}x",
                "{},",
                "null null",
                "[] []",
                "1 2",
                "// comment\n{}",
                "{/* comment */}",
                "{} # comment",
                "{'product':'Laptop'}",
                "{product:\"Laptop\"}",
                "{\"price\":NaN}",
                "{\"price\":Infinity}",
                "{\"price\":-Infinity}",
                "NaN",
                "{\"price\":01}",
                "{\"price\":-01}",
                "{\"price\":+1}",
                "{\"price\":.5}",
                "{\"price\":5.}",
                "{\"price\":1e}",
                "{\"price\":-}",
                "{\"price\":0x10}",
                "{\"price\":1_000}",
                "{\"product\":\"a\tb\"}",
                "{\"product\":\"a\nb\"}",
                "{\"product\":\"\u0000\"}",
                "{\"product\":\"\\x41\"}",
                "{\"product\":\"\\u12\"}",
                "{\"product\":undefined}",
                "{\"product\":TRUE}",
                "{\"product\":nul}",
                "\u00a0{}",
                "product=Laptop&price=999.99",
                "<order/>"
            })
    void refusesWhatIsNoDocument(String body) {
        expectMalformed(body.getBytes(StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "UTF-32", "UTF-32LE"})
    void refusesAnyOtherEncoding(String charset) {
        expectMalformed(Call.LAPTOP.getBytes(Charset.forName(charset)));
    }

    static Stream<Named<String>> badUtf8() {
        return Stream.of(
                Named.of("a byte of Latin-1", "e9"),
                Named.of("a lone continuation byte", "80"),
                Named.of("a sequence cut short", "e282"),
                Named.of("an overlong slash", "c0af"),
                Named.of("an overlong NUL", "c080"),
                Named.of("a surrogate in UTF-8", "eda080"),
                Named.of("beyond Unicode", "f4908080"),
                Named.of("a byte that never occurs", "ff"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badUtf8")
    void refusesBadUtf8(String hex) {
        var before = HexFormat.of().formatHex("{\"product\":\"".getBytes(StandardCharsets.UTF_8));
        var after = HexFormat.of().formatHex("\",\"price\":1}".getBytes(StandardCharsets.UTF_8));
        expectMalformed(HexFormat.of().parseHex(before + hex + after));
    }

    @Test
    void refusesAByteOrderMark() {
        expectMalformed(("\ufeff" + Call.LAPTOP).getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Named<String>> beyondTheLimits() {
        return Stream.of(
                Named.of("17 arrays deep", "[".repeat(17) + "]".repeat(17)),
                Named.of("17 objects deep", "{\"a\":".repeat(16) + "{}" + "}".repeat(16)),
                Named.of("17 deep in an unknown property", "{\"a\":" + "[".repeat(16) + "]".repeat(16) + "}"),
                Named.of(
                        "17 deep in a property of the wrong type",
                        "{\"price\":" + "[".repeat(16) + "]".repeat(16) + "}"),
                Named.of("10,000 deep and never closed", "[".repeat(10_000)),
                Named.of("a number of 41 characters", "{\"price\":1." + "0".repeat(39) + "}"),
                Named.of("an unwanted number of 41 characters", "{\"a\":[" + "1".repeat(41) + "]}"),
                Named.of("the document is a number of 41 characters", "1".repeat(41)),
                Named.of("a string over 8 KiB", "{\"product\":\"" + "a".repeat(8193) + "\"}"),
                Named.of("a string over 8 KiB in bytes alone", "{\"product\":\"" + "é".repeat(4097) + "\"}"),
                Named.of("an unwanted string over 8 KiB", "{\"a\":{\"b\":\"" + "a".repeat(8193) + "\"}}"),
                Named.of("the document is a string over 8 KiB", "\"" + "a".repeat(8193) + "\""),
                Named.of("a name of 129 characters", "{\"" + "n".repeat(129) + "\":1}"),
                Named.of("an unwanted name of 129 characters", "{\"a\":{\"" + "n".repeat(129) + "\":1}}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("beyondTheLimits")
    void refusesWhatIsBeyondTheLimits(String body) {
        expectMalformed(body.getBytes(StandardCharsets.UTF_8));
    }

    static Stream<Named<String>> atTheLimits() {
        return Stream.of(
                Named.of("16 deep", "{\"a\":" + "[".repeat(15) + "]".repeat(15) + "}"),
                Named.of("a number of 40 characters", "{\"a\":1." + "0".repeat(38) + "}"),
                Named.of("a string of 8 KiB", "{\"a\":\"" + "é".repeat(4096) + "\"}"),
                Named.of("a name of 128 characters", "{\"" + "n".repeat(128) + "\":1}"),
                Named.of("many siblings", "{\"a\":[" + "[],{},".repeat(1000) + "0]}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("atTheLimits")
    void judgesWhatIsWithinTheLimits(String body) {
        // when
        var answer = gateway.answer(Call.bytes(body.getBytes(StandardCharsets.UTF_8)));

        // then
        assertThat(answer.problem()).isEqualTo("422 invalid-order");
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "{'order_id':'1','order_id':'1'}",
                "{'order_id':'12345','product':'Laptop','price':999.99,'price':1}",
                "{'product':'a','pr\\u006fduct':'b'}",
                "{'customer':{'email':'a@example.com','email':'b@example.com'}}",
                "{'metadata':{'a':'1','a':'2'}}",
                "{'metadata':{'':'1','':'2'}}",
                "{'lines':[{'sku':'a','sku':'b'}]}",
                "{'unknown':[[{'deep':{'a':1,'b':2,'a':3}}]]}",
                "{'price':{'a':1,'a':1}}",
                "[{'a':1,'a':1}]"
            })
    void refusesADuplicateKeyAtAnyDepth(String document) {
        // when
        var answer = gateway.answer(Call.order(document));

        // then
        assertThat(answer.problem()).isEqualTo("400 duplicate-key");
        assertThat(gateway.store.calls()).isEmpty();
    }

    @Test
    void takesTheSameKeyInDifferentObjects() {
        // when
        var answer = gateway.answer(Call.order(
                "{'product':'a','price':1,'customer':{'id':'x'},'metadata':{'product':'a','price':'b','id':'c'}}"));

        // then
        assertThat(answer.status()).isEqualTo(200);
    }

    /** Names of equal hash in the multiplication by 33 or by 31 that tables of names are apt to use. */
    @ParameterizedTest(name = "hashes that multiply by {0}")
    @ValueSource(ints = {31, 33})
    void survivesThousandsOfNamesOfOneHash(int factor) {
        // given
        var pairs = new String[] {"b" + (char) ('b' - factor + 1), "a" + (char) ('b' + 1)};
        var body = new StringBuilder("{");
        for (var i = 0; i < 2048; i++) {
            body.append('"');
            for (var bit = 0; bit < 11; bit++) {
                body.append(pairs[(i >> bit) & 1]);
            }
            body.append("\":0,");
        }
        body.append("\"product\":\"Laptop\"}");

        // when
        var answer = gateway.answer(Call.bytes(body.toString().getBytes(StandardCharsets.UTF_8)));

        // then
        assertThat(answer.problem()).isEqualTo("422 invalid-order");
    }
}
