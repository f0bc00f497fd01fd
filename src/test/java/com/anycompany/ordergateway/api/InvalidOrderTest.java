package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Documents that parse and are wrong: each violation once, at its place. */
class InvalidOrderTest {
    private final TestGateway gateway = new TestGateway();

    private void expectErrors(String document, String... errors) {
        // when
        var answer = gateway.answer(Call.order(document));

        // then
        assertThat(answer.problem()).isEqualTo("422 invalid-order");
        assertThat(answer.errors()).containsExactly(errors);
        assertThat(gateway.store.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "true", "[]", "[{}]", "'Laptop'", "12345", "-0.5e7"})
    void refusesADocumentThatIsNoObjectWithOneError(String document) {
        expectErrors(document, " not-an-object");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "status",
                "pending",
                "version",
                "caller",
                "write_token",
                "lease_owner",
                "due_at",
                "received_at",
                "total",
                "Product",
                "orderId"
            })
    void refusesAnyOtherProperty(String name) {
        expectErrors("{'product':'Laptop','price':1,'" + name + "':'x'}", "/" + name + " unknown-property");
    }

    static Stream<Arguments> wrongDocuments() {
        return Stream.of(
                Arguments.of("{}", List.of("/price required", "/product required")),
                Arguments.of("{'product':'a'}", List.of("/price required")),
                Arguments.of("{'price':1}", List.of("/product required")),
                Arguments.of("{'product':'','price':1}", List.of("/product required")),
                Arguments.of("{'product':null,'price':null}", List.of("/price wrong-type", "/product wrong-type")),
                Arguments.of("{'product':5,'price':'999.99'}", List.of("/price wrong-type", "/product wrong-type")),
                Arguments.of("{'product':['a'],'price':true}", List.of("/price wrong-type", "/product wrong-type")),
                Arguments.of("{'product':'a','price':[1]}", List.of("/price wrong-type")),
                Arguments.of("{'product':'a','price':1,'order_id':12345}", List.of("/order_id wrong-type")),
                Arguments.of("{'product':'a','price':1,'order_id':null}", List.of("/order_id wrong-type")),
                Arguments.of("{'product':'a','price':1,'currency':978}", List.of("/currency wrong-type")),
                Arguments.of("{'product':'a','price':1,'customer':'c-1'}", List.of("/customer wrong-type")),
                Arguments.of("{'product':'a','price':1,'customer':[]}", List.of("/customer wrong-type")),
                Arguments.of("{'product':'a','price':1,'customer':{'id':1}}", List.of("/customer/id wrong-type")),
                Arguments.of(
                        "{'product':'a','price':1,'customer':{'locale':true}}", List.of("/customer/locale wrong-type")),
                Arguments.of(
                        "{'product':'a','price':1,'customer':{'name':'x'}}",
                        List.of("/customer/name unknown-property")),
                Arguments.of("{'product':'a','price':1,'metadata':[]}", List.of("/metadata wrong-type")),
                Arguments.of("{'product':'a','price':1,'metadata':{'k':1}}", List.of("/metadata/k wrong-type")),
                Arguments.of("{'product':'a','price':1,'metadata':{'k':{}}}", List.of("/metadata/k wrong-type")),
                Arguments.of("{'lines':{}}", List.of("/lines wrong-type")),
                Arguments.of("{'lines':null}", List.of("/lines wrong-type")),
                Arguments.of("{'lines':[]}", List.of("/lines required")),
                Arguments.of("{'lines':[1,null]}", List.of("/lines/0 wrong-type", "/lines/1 wrong-type")),
                Arguments.of(
                        "{'lines':[{}]}",
                        List.of(
                                "/lines/0/product required",
                                "/lines/0/quantity required",
                                "/lines/0/unit_price required")),
                Arguments.of("{'lines':[{'sku':'','quantity':1,'unit_price':1}]}", List.of("/lines/0/sku required")),
                Arguments.of("{'lines':[{'sku':7,'quantity':1,'unit_price':1}]}", List.of("/lines/0/sku wrong-type")),
                Arguments.of(
                        "{'lines':[{'sku':'a','quantity':1e400,'unit_price':1}]}",
                        List.of("/lines/0/quantity out-of-range")),
                Arguments.of(
                        "{'lines':[{'product':'a','sku':'b','quantity':1,'unit_price':1}]}",
                        List.of("/lines/0/sku mutually-exclusive")),
                Arguments.of(
                        "{'lines':[{'product':'a','quantity':1,'unit_price':1,'price':1}]}",
                        List.of("/lines/0/price unknown-property")),
                Arguments.of(
                        "{'lines':[{'naïve name':1}]}",
                        List.of(
                                "/lines/0 unknown-property",
                                "/lines/0/product required",
                                "/lines/0/quantity required",
                                "/lines/0/unit_price required")),
                Arguments.of(
                        "{'product':'a','price':1,'lines':[{'sku':'b','quantity':1,'unit_price':1}]}",
                        List.of("/lines mutually-exclusive")),
                Arguments.of(
                        "{'product':'a','lines':[{'sku':'b','quantity':1,'unit_price':1}]}",
                        List.of("/lines mutually-exclusive")),
                Arguments.of(
                        "{'price':1,'lines':[{'sku':'b','quantity':0,'unit_price':1}]}",
                        List.of("/lines mutually-exclusive", "/lines/0/quantity out-of-range")));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongDocuments")
    void findsEverythingWrong(String document, List<String> errors) {
        expectErrors(document, errors.toArray(String[]::new));
    }

    @ParameterizedTest
    @CsvSource({
        "1.5, wrong-type",
        "1.0, wrong-type",
        "1e0, wrong-type",
        "'\"1\"', wrong-type",
        "true, wrong-type",
        "null, wrong-type",
        "0, out-of-range",
        "-0, out-of-range",
        "-1, out-of-range",
        "10000, out-of-range",
        "9223372036854775808, out-of-range",
        "-9223372036854775809, out-of-range",
        "18446744073709551617, out-of-range",
        "4294967297, out-of-range"
    })
    void refusesAnyQuantityButWholeNumbersInRange(String quantity, String code) {
        expectErrors("{'lines':[{'sku':'a','quantity':" + quantity + ",'unit_price':1}]}", "/lines/0/quantity " + code);
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 9999})
    void takesQuantitiesUpToTheLimits(int quantity) {
        // when
        var answer = gateway.answer(Call.order("{'lines':[{'sku':'a','quantity':" + quantity + ",'unit_price':1}]}"));

        // then
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void takesAHundredLinesAndNoMore() {
        // given
        assertThat(gateway.answer(Call.order(lines(100))).status()).isEqualTo(200);

        // when
        var answer = gateway.answer(Call.order(lines(101)));

        // then
        assertThat(answer.errors()).containsExactly("/lines too-long");
    }

    private static String lines(int count) {
        var line = "{'sku':'a','quantity':1,'unit_price':1}";
        return "{'lines':[" + String.join(",", Collections.nCopies(count, line)) + "]}";
    }

    @Test
    void takesTwentyPairsOfMetadataAndNoMore() {
        // given
        assertThat(gateway.answer(Call.order(metadata(20))).status()).isEqualTo(200);

        // when
        var answer = gateway.answer(Call.order(metadata(21)));

        // then
        assertThat(answer.errors()).containsExactly("/metadata too-long");
    }

    private static String metadata(int count) {
        var pairs = IntStream.range(0, count).mapToObj(i -> "'k" + i + "':''").toList();
        return "{'product':'a','price':1,'metadata':{" + String.join(",", pairs) + "}}";
    }

    @Test
    void tellsAtMostAHundredErrors() {
        // given
        var names = IntStream.range(0, 500).mapToObj(i -> "'x" + i + "':0").toList();

        // when
        var answer = gateway.answer(Call.order("{" + String.join(",", names) + "}"));

        // then
        assertThat(answer.errors()).hasSize(100).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0} in JSON")
    @ValueSource(
            strings = {
                "{'product':'<script>alert(1)</script>','price':'<script>','order_id':'${jndi:ldap://x}'}",
                "{'secret value':'secret value','currency':'secret value'}",
                "{'metadata':{'secret key':1},'customer':{'email':'secret@@example.com','secret':'secret value'}}"
            })
    void echoesNothingButPlainNames(String document) {
        // when
        var answer = gateway.answer(Call.order(document));

        // then
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).doesNotContain("script", "jndi", "secret value", "secret key", "secret@");
    }
}
