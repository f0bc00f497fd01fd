package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of single fields: numbers, characters, lengths, forms. */
class FieldRulesTest {
    private static final Duration AT_ONCE = Duration.ofSeconds(5);

    private final TestGateway gateway = new TestGateway();

    private Answer withPrice(String price, String currency) {
        return gateway.answer(Call.order("{'product':'a','price':" + price + ",'currency':'" + currency + "'}"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "1e400, EUR",
        "1e-400, EUR",
        "-0, EUR",
        "-0.0, EUR",
        "0, EUR",
        "0.00, EUR",
        "0e999999999, EUR",
        "-1, EUR",
        "-999.99, EUR",
        "1e999999999, EUR",
        "1e-999999999, EUR",
        "1000E2147483646, EUR",
        "0.001E-2147483646, EUR",
        "1e2147483648, EUR",
        "1e99999999999999999999, EUR",
        "-1e999999999, EUR",
        "0.001, EUR",
        "999.999, EUR",
        "1e-3, EUR",
        "1.5, JPY",
        "0.0001, KWD",
        "10000000000000000, EUR",
        "99999999999999999.99, EUR",
        "1e16, EUR",
        "1e18, JPY"
    })
    void refusesAPriceOutOfRangeWithoutExpandingIt(String price, String currency) {
        // when
        var answer = assertTimeoutPreemptively(AT_ONCE, () -> withPrice(price, currency));

        // then
        assertThat(answer.errors()).containsExactly("/price out-of-range");
        assertThat(gateway.store.calls()).isEmpty();
    }

    @ParameterizedTest(name = "{0} {1} is shown as {2}")
    @CsvSource({
        "999.99, EUR, 999.99",
        "999.990, EUR, 999.99",
        "5, EUR, 5.00",
        "0.01, EUR, 0.01",
        "1e2, EUR, 100.00",
        "1000000e-6, EUR, 1.00",
        "9999999999999999.99, EUR, 9999999999999999.99",
        "150000, JPY, 150000",
        "1.0, JPY, 1",
        "999999999999999999, JPY, 999999999999999999",
        "1.234, KWD, 1.234"
    })
    void takesAPriceExactlyAtTheScaleOfItsCurrency(String price, String currency, String shown) {
        // when
        var answer = withPrice(price, currency);

        // then
        var order = gateway.answer(Call.get(answer.header("Location").orElseThrow()))
                .text();
        assertThat(order).contains("\"price\":" + shown + ",").contains("\"total\":" + shown + ",");
    }

    @ParameterizedTest
    @ValueSource(strings = {"eur", "EURO", "EU", "ZZZ", "XXX", "XAU", "978", "€"})
    void refusesWhatIsNoCurrency(String currency) {
        assertThat(withPrice("1", currency).errors()).containsAnyOf("/currency wrong-format", "/currency too-long");
    }

    static Stream<Named<String>> badTexts() {
        return Stream.of(
                Named.of("NUL", "\\u0000"),
                Named.of("bell", "\\u0007"),
                Named.of("line feed", "\\n"),
                Named.of("carriage return", "\\r"),
                Named.of("tab", "\\t"),
                Named.of("delete", "\\u007f"),
                Named.of("C1 control", "\\u0085"),
                Named.of("lone high surrogate", "\\ud83d"),
                Named.of("lone low surrogate", "\\ude00"),
                Named.of("surrogates in the wrong order", "\\ude00\\ud83d"),
                Named.of("right-to-left override", "\\u202e"),
                Named.of("left-to-right embedding", "\\u202a"),
                Named.of("pop directional formatting", "\\u202c"),
                Named.of("right-to-left isolate", "\\u2067"),
                Named.of("pop directional isolate", "\\u2069"),
                Named.of("right-to-left override, not escaped", "\u202e"),
                Named.of("non-character U+FFFE", "\\ufffe"),
                Named.of("non-character U+FFFF", "\\uffff"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badTexts")
    void refusesCharactersThatNoTextMayHold(String bad) {
        // given
        var text = "'a" + bad + "b'";
        var line = "{'sku':" + text + ",'quantity':1,'unit_price':1}";
        var customer = "{'id':" + text + ",'email':" + text + ",'phone':" + text + ",'locale':" + text + "}";

        // when
        var answer = gateway.answer(Call.order("{'order_id':" + text + ",'lines':[" + line + "],'currency':" + text
                + ",'customer':" + customer + ",'metadata':{'k':" + text + "," + text + ":'v'}}"));

        // then
        assertThat(answer.errors())
                .containsExactly(
                        "/currency invalid-characters",
                        "/customer/email invalid-characters",
                        "/customer/id invalid-characters",
                        "/customer/locale invalid-characters",
                        "/customer/phone invalid-characters",
                        "/lines/0/sku invalid-characters",
                        "/metadata invalid-characters",
                        "/metadata/k invalid-characters",
                        "/order_id invalid-characters");
        assertThat(gateway.store.calls()).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @ValueSource(
            strings = {
                "Écran 27 pouces",
                "日本語",
                "😀",
                "\\ud83d\\ude00",
                "a\\u0301",
                "שלום",
                "<script>alert(1)</script>",
                "${jndi:ldap://x/y}",
                "a\\u2028b",
                " ",
                "Zero\\u200dwidth",
                "\\\\ and \\/"
            })
    void takesAnyOtherTextAsItIs(String text) {
        // when
        var answer = gateway.answer(Call.order("{'order_id':'t-1','product':'" + text + "','price':1}"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        var sent = Call.order("{'product':'" + text + "'}").body();
        var product =
                new Answer(ApiResponse.of(200, ApiResponse.JSON, sent)).json().getString("product");
        var shown = gateway.answer(Call.get("/orders/t-1")).json();
        assertThat(shown.getString("product")).isEqualTo(product);
    }

    @ParameterizedTest(name = "{0} holds {1} characters")
    @CsvSource({"product, 200", "order_id, 64", "customer/id, 128", "sku, 64", "metadata value, 500"})
    void takesTextsUpToTheirLengthAndNoFurther(String field, int longest) {
        // given
        assertThat(gateway.answer(Call.order(FieldSamples.document(field, longest)))
                        .status())
                .isEqualTo(200);

        // when
        var answer = gateway.answer(Call.order(FieldSamples.document(field, longest + 1)));

        // then
        assertThat(answer.errors()).singleElement().asString().endsWith(" too-long");
    }

    @Test
    void countsCharactersAndNotBytes() {
        // when
        var answer = gateway.answer(Call.order(FieldSamples.document("product", "😀".repeat(200))));

        // then
        assertThat(answer.status()).isEqualTo(200);
    }

    @ParameterizedTest(name = "a metadata key of {0} characters: {1}")
    @CsvSource({"1, 200", "64, 200", "65, 422", "128, 422"})
    void takesMetadataKeysUpToTheirLength(int length, int status) {
        // when
        var answer =
                gateway.answer(Call.order("{'product':'a','price':1,'metadata':{'" + "k".repeat(length) + "':'v'}}"));

        // then
        assertThat(answer.status()).isEqualTo(status);
    }

    @Test
    void refusesAnEmptyMetadataKeyAndTakesAnEmptyValue() {
        // when
        var answer = gateway.answer(Call.order("{'product':'a','price':1,'metadata':{'':'v','k':''}}"));

        // then
        assertThat(answer.errors()).containsExactly("/metadata required");
    }

    @ParameterizedTest
    @ValueSource(strings = {"_a", "-a", ".a", "a b", "a/b", "a#b", "é", "a%2f", "a\\u002f"})
    void refusesAnOrderIdThatBreaksTheRule(String id) {
        // when
        var answer = gateway.answer(Call.order("{'product':'a','price':1,'order_id':'" + id + "'}"));

        // then
        assertThat(answer.errors()).containsExactly("/order_id wrong-format");
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "a", "A.b_c-9", "12345", "a..", "0-"})
    void takesAnyOtherOrderId(String id) {
        // when
        var answer = gateway.answer(Call.order("{'product':'a','price':1,'order_id':'" + id + "'}"));

        // then
        assertThat(gateway.answer(Call.get(answer.header("Location").orElseThrow()))
                        .status())
                .isEqualTo(200);
    }
}
