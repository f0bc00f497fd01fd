package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The limits and forms of the contract are those of the rules. */
class OpenApiLimitsTest {
    private static final OpenApiFile FILE = OpenApiFile.read();

    private final TestGateway gateway = new TestGateway();

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource({
        "maxLength, order_id",
        "maxLength, product",
        "maxLength, sku",
        "maxLength, customer/id",
        "maxLength, customer/email",
        "maxLength, metadata value",
        "maxLength, metadata key",
        "maxProperties, metadata",
        "maxItems, lines",
        "maximum, quantity",
        "minimum, quantity"
    })
    void statesTheLimitsOfTheRules(String keyword, String field) {
        // given
        var limit = FILE.number(FieldSamples.schema(field, keyword));
        var beyond = keyword.equals("minimum") ? limit - 1 : limit + 1;
        assertThat(gateway.answer(Call.order(FieldSamples.document(field, limit)))
                        .status())
                .as("at the limit of %s", limit)
                .isEqualTo(200);

        // when
        var answer = gateway.answer(Call.order(FieldSamples.document(field, beyond)));

        // then
        assertThat(answer.status()).as("beyond the limit of %s", limit).isEqualTo(422);
    }

    @ParameterizedTest
    @CsvSource({
        "order_id, 12345",
        "order_id, A.b_c-9",
        "order_id, _12345",
        "order_id, a b",
        "order_id, -a",
        "currency, EUR",
        "currency, eur",
        "currency, EU",
        "customer/phone, +33612345678",
        "customer/phone, +123456789012345",
        "customer/phone, +1234567890123456",
        "customer/phone, 0612345678",
        "customer/push_endpoint, arn:aws:sns:eu-west-3:123456789012:endpoint/APNS/shop/0f-1",
        "customer/push_endpoint, arn:aws:sns:eu-west-3:123456789012:OrderNotifications"
    })
    void statesTheFormsOfTheRules(String field, String text) {
        // given
        var pattern = FILE.at(FieldSamples.schema(field, "pattern")).toString();

        // when
        var answer = gateway.answer(Call.order(FieldSamples.document(field, text)));

        // then
        assertThat(answer.status() == 200).isEqualTo(text.matches(pattern));
    }

    @Test
    void statesEveryFieldAndNoOther() {
        // given
        var fields =
                FILE.object("components", "schemas", "NewOrder", "properties").keySet();

        // then
        for (var field : fields) {
            var answer = gateway.answer(Call.order("{'" + field + "':null}"));
            assertThat(answer.errors()).contains("/" + field + " wrong-type");
        }
        assertThat(fields).hasSize(7);
    }
}
