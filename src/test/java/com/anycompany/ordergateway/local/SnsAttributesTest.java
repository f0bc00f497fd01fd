package com.anycompany.ordergateway.local;

import static com.anycompany.ordergateway.local.LocalSns.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sns.model.MessageAttributeValue;
import software.amazon.awssdk.services.sns.model.PublishResponse;

class SnsAttributesTest {
    private final LocalSns sns = new LocalSns();

    @AfterEach
    void close() {
        sns.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "String|order.placed",
                "String.Array|[\"a\",1,true,null]",
                "Number|-12.5e3",
                "Number.int|7",
                "String.url|https://example.com/",
            })
    void takesAnAttribute(String type, String value) {
        // when
        publish(attribute("a", type, value)).join();
        // then
        assertThat(sns.journal.latest().getFirst().attributes()).isEqualTo(Map.of("a", value));
    }

    @Test
    void takesABinaryAttribute() {
        // when
        publish(Map.of(
                        "a",
                        MessageAttributeValue.builder()
                                .dataType("Binary")
                                .binaryValue(SdkBytes.fromUtf8String("abc"))
                                .build()))
                .join();
        // then
        assertThat(sns.journal.latest().getFirst().attributes()).isEqualTo(Map.of("a", "YWJj"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "Order_Id-1.x", "AWSx", "amazonian.x"})
    void takesAName(String name) {
        // when
        var answer = publish(attribute(name, "String", "v"));
        // then
        assertThat(answer.join().messageId()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", ".a", "a.", "a..b", "a b", "a/b", "prénom", "AWS.x", "aws.x", "Amazon.x", "AMAZON.x"})
    void refusesAName(String name) {
        // when
        var call = publish(attribute(name, "String", "v"));
        // then
        assertRefused(call);
    }

    @Test
    void takesANameOf256CharactersAndNotOneMore() {
        // when
        var fits = publish(attribute("a".repeat(256), "String", "v"));
        var tooLong = publish(attribute("a".repeat(257), "String", "v"));
        // then
        assertThat(fits.join().messageId()).isNotEmpty();
        assertRefused(tooLong);
    }

    @ParameterizedTest
    @ValueSource(strings = {"Text", "string", "Strings", "String.", "", "Boolean"})
    void refusesAnUnknownType(String type) {
        // when
        var call = publish(attribute("a", type, "v"));
        // then
        assertRefused(call);
    }

    @Test
    void refusesNoType() {
        // when
        var call = publish(
                Map.of("a", MessageAttributeValue.builder().stringValue("v").build()));
        // then
        assertThat(Refused.by(call).code()).isEqualTo("ValidationError");
    }

    @ParameterizedTest
    @ValueSource(strings = {"String", "Number", "String.Array"})
    void refusesAnEmptyValue(String type) {
        // when
        var call = publish(attribute("a", type, ""));
        // then
        assertThat(Refused.by(call))
                .isEqualTo(new Refused(
                        400,
                        "ParameterValueInvalid",
                        "The message attribute 'a' must contain non-empty message attribute value"
                                + " for message attribute type '" + type + "'."));
    }

    @Test
    void refusesAStringWhereBytesBelong() {
        // when
        var call = publish(attribute("a", "Binary", "abc"));
        // then
        assertRefused(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a", "[\"a\"", "{\"a\":1}", "[[\"a\"]]", "[{\"a\":1}]", "\"a\"", "null"})
    void refusesWhatIsNoArrayOfScalars(String value) {
        // when
        var call = publish(attribute("a", "String.Array", value));
        // then
        assertRefused(call);
    }

    @ParameterizedTest
    @ValueSource(strings = {"seven", "1,5", "1 000"})
    void refusesWhatIsNoNumber(String value) {
        // when
        var call = publish(attribute("a", "Number", value));
        // then
        assertRefused(call);
    }

    private CompletableFuture<PublishResponse> publish(Map<String, MessageAttributeValue> attributes) {
        return sns.publish(message -> message.message("m").messageAttributes(attributes));
    }

    private void assertRefused(CompletableFuture<?> call) {
        var before = sns.journal.total();
        assertThat(Refused.by(call))
                .extracting(Refused::status, Refused::code)
                .containsExactly(400, "ParameterValueInvalid");
        assertThat(sns.journal.total()).isEqualTo(before);
    }
}
