package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The rules of who an order is for: addresses, numbers, languages. */
class CustomerRulesTest {
    private final TestGateway gateway = new TestGateway();

    private Answer withCustomer(String field, String value) {
        return gateway.answer(Call.order("{'product':'a','price':1,'customer':{'" + field + "':'" + value + "'}}"));
    }

    static Stream<Named<String>> wrongMails() {
        return Stream.of(
                Named.of("CR LF", "a@example.com\\r\\nBcc: b@example.com"),
                Named.of("line feed", "a@example.com\\n"),
                Named.of("a comma", "a,b@example.com"),
                Named.of("two addresses", "a@example.com,b@example.com"),
                Named.of("two addresses behind a semicolon", "a@example.com;b@example.com"),
                Named.of("two addresses behind a space", "a@example.com b@example.com"),
                Named.of("a display name", "A <a@example.com>"),
                Named.of("in brackets", "<a@example.com>"),
                Named.of("a comment", "a(b)@example.com"),
                Named.of("quoted", "\\\"a\\\"@example.com"),
                Named.of("no at", "example.com"),
                Named.of("two ats", "a@b@example.com"),
                Named.of("no local part", "@example.com"),
                Named.of("no domain", "a@"),
                Named.of("no dot in the domain", "a@localhost"),
                Named.of("an address literal", "a@[127.0.0.1]"),
                Named.of("dots in a row", "a..b@example.com"),
                Named.of("a leading dot", ".a@example.com"),
                Named.of("a trailing dot", "a.@example.com"),
                Named.of("an empty label", "a@example..com"),
                Named.of("a label that begins with a hyphen", "a@-example.com"),
                Named.of("a label of 64", "a@" + "b".repeat(64) + ".com"),
                Named.of("a local part of 65", "a".repeat(65) + "@example.com"),
                Named.of("not ASCII", "é@example.com"),
                Named.of("surrounded by space", " a@example.com "),
                Named.of("255 characters", FieldSamples.address(255)),
                Named.of("empty", ""));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("wrongMails")
    void refusesWhatIsNotOneBareAddress(String mail) {
        // when
        var answer = withCustomer("email", mail);

        // then
        assertThat(answer.problem()).isEqualTo("422 invalid-order");
        assertThat(answer.errors()).singleElement().asString().startsWith("/customer/email ");
        assertThat(gateway.store.calls()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@example.com", "first.last+tag@sub.example.co.uk", "o'brien@example.ie", "1@2.fr"})
    void takesOneBareAddress(String mail) {
        // when
        var answer =
                gateway.answer(Call.bytes(("{\"product\":\"a\",\"price\":1,\"customer\":{\"email\":\"" + mail + "\"}}")
                        .getBytes(StandardCharsets.UTF_8)));

        // then
        assertThat(answer.status()).isEqualTo(200);
    }

    @Test
    void takesAnAddressOfTheLongestLength() {
        assertThat(withCustomer("email", FieldSamples.address(254)).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "phone, 0612345678",
        "phone, +0612345678",
        "phone, +1",
        "phone, +3361234567x",
        "phone, 0033612345678",
        "phone, +336 12345678",
        "locale, de",
        "locale, FR",
        "locale, f",
        "push_endpoint, arn:aws:sns:eu-west-3:123456789012:OrderNotifications",
        "push_endpoint, arn:aws:sqs:eu-west-3:123456789012:endpoint/APNS/shop/0f-1",
        "push_endpoint, arn:aws:sns:eu-west-3:12345:endpoint/APNS/shop/0f-1",
        "push_endpoint, https://example.com/push"
    })
    void refusesWhatIsNotInTheFormOfItsField(String field, String value) {
        assertThat(withCustomer(field, value).errors()).containsExactly("/customer/" + field + " wrong-format");
    }

    @ParameterizedTest
    @CsvSource({
        "phone, +33612345678",
        "phone, +123456789012345",
        "locale, fr",
        "locale, en",
        "push_endpoint, arn:aws:sns:eu-west-3:123456789012:endpoint/APNS/shop/0f-1",
        "push_endpoint, arn:aws-cn:sns:cn-north-1:123456789012:endpoint/GCM/my.app_1/5e3e9847-3183-3f18"
    })
    void takesWhatIsInTheFormOfItsField(String field, String value) {
        assertThat(withCustomer(field, value).status()).isEqualTo(200);
    }
}
