package com.anycompany.ordergateway.local;

import static com.anycompany.ordergateway.local.LocalSns.NOW;
import static com.anycompany.ordergateway.local.LocalSns.TOPIC;
import static com.anycompany.ordergateway.local.LocalSns.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SnsPublishTest {
    private final LocalSns sns = new LocalSns();

    @AfterEach
    void close() {
        sns.close();
    }

    @Test
    void takesAMessageOnce() {
        // when
        var answer = sns.publish(message -> message.message("Nouvelle commande reçue: 12345")
                        .subject("Nouvelle commande reçue")
                        .messageAttributes(attribute("event", "String", "order.placed")))
                .join();
        // then
        assertThat(sns.journal.latest())
                .containsExactly(new TopicMessage(
                        NOW,
                        answer.messageId(),
                        TOPIC,
                        "Nouvelle commande reçue",
                        Map.of("default", "Nouvelle commande reçue: 12345"),
                        Map.of("event", "order.placed")));
    }

    @Test
    void keepsTheTextOfEachProtocol() {
        // when
        sns.publish(message -> message.messageStructure("json")
                        .message("{\"default\":\"d\",\"email\":\"e\",\"sms\":\"s\",\"GCM\":\"{}\",\"fax\":7}"))
                .join();
        // then
        assertThat(sns.journal.latest().getFirst().texts())
                .isEqualTo(Map.of("default", "d", "email", "e", "sms", "s", "GCM", "{}"));
    }

    @Test
    void refusesAnUnknownTopic() {
        // when
        var call = sns.publish(message -> message.topicArn(TOPIC + "s").message("m"));
        // then
        assertThat(Refused.by(call)).isEqualTo(new Refused(404, "NotFound", "Topic does not exist"));
    }

    @Test
    void refusesATopicWithoutAnArn() {
        // when
        var call = sns.publish(message -> message.topicArn("OrderNotifications").message("m"));
        // then
        assertInvalidParameter(call, "TopicArn Reason: An ARN must have at least 6 elements, not 1");
    }

    @Test
    void refusesNoTargetAndTwoTargets() {
        // when
        var none = sns.publish(message -> message.topicArn(null).message("m"));
        var two = sns.publish(message -> message.phoneNumber("+33612345678").message("m"));
        // then
        assertInvalidParameter(none, "TopicArn or TargetArn or PhoneNumber Reason: exactly one of them is required");
        assertInvalidParameter(two, "TopicArn or TargetArn or PhoneNumber Reason: exactly one of them is required");
    }

    @Test
    void refusesAnEmptyMessage() {
        // when
        var call = sns.publish(message -> message.message(""));
        // then
        assertInvalidParameter(call, "Empty message");
    }

    @Test
    void refusesNoMessage() {
        // when
        var call = sns.publish(message -> message);
        // then
        assertThat(Refused.by(call).code()).isEqualTo("ValidationError");
    }

    @Test
    void takes262144BytesAndNotOneMore() {
        // when
        var fits = sns.publish(message -> message.message("é".repeat(131_072)));
        var tooLong = sns.publish(message -> message.message("é".repeat(131_072) + "a"));
        // then
        assertThat(fits.join().messageId()).isNotEmpty();
        assertInvalidParameter(tooLong, "Message too long");
    }

    @Test
    void countsTheAttributesInTheSize() {
        // given
        var attributes = attribute("four", "String", "12345678"); // 4 + 6 + 8 bytes
        // when
        var fits = sns.publish(message -> message.message("a".repeat(262_126)).messageAttributes(attributes));
        var tooLong =
                sns.publish(message -> message.message("a".repeat(262_127)).messageAttributes(attributes));
        // then
        assertThat(fits.join().messageId()).isNotEmpty();
        assertInvalidParameter(tooLong, "Message too long");
    }

    @Test
    void refusesAStructureOtherThanJson() {
        // when
        var call = sns.publish(message -> message.messageStructure("xml").message("{\"default\":\"d\"}"));
        // then
        assertInvalidParameter(call, "Invalid message structure. Must be json");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Nouvelle commande", "{\"default\":\"d\"", "[\"default\"]", "\"default\"", "null", "7"})
    void refusesATextThatIsNoJsonObject(String text) {
        // when
        var call = sns.publish(message -> message.messageStructure("json").message(text));
        // then
        assertInvalidParameter(call, "Message Structure - JSON message body failed to parse");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{}", "{\"email\":\"e\"}", "{\"default\":7}", "{\"default\":null}"})
    void refusesAMessageWithoutADefaultText(String text) {
        // when
        var call = sns.publish(message -> message.messageStructure("json").message(text));
        // then
        assertInvalidParameter(call, "Message Structure - No default entry in JSON message body");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{\"default\":\"d\",\"GCM\":{\"data\":1}}", "{\"default\":\"d\",\"sms\":null}"})
    void refusesAProtocolWhoseTextIsNoString(String text) {
        // when
        var call = sns.publish(message -> message.messageStructure("json").message(text));
        // then
        assertThat(Refused.by(call).code()).isEqualTo("InvalidParameter");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Ready", "1 order", "[urgent]", "été", "à suivre"})
    void takesASubject(String subject) {
        // when
        var answer = sns.publish(message -> message.message("m").subject(subject + ".".repeat(100 - subject.length())));
        // then
        assertThat(answer.join().messageId()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " Ready", "two\nlines", "two\rlines", "bell\u0007", "two\u2028lines"})
    void refusesASubjectThatIsNotOneLine(String subject) {
        // when
        var call = sns.publish(message -> message.message("m").subject(subject));
        // then
        assertInvalidParameter(call, "Subject");
    }

    @Test
    void refusesASubjectOf101Characters() {
        // when
        var call = sns.publish(message -> message.message("m").subject("s".repeat(101)));
        // then
        assertInvalidParameter(call, "Subject");
    }

    @Test
    void recordsWhatGoesToAPhoneOrAnEndpoint() {
        // given
        var endpoint = "arn:aws:sns:eu-west-3:000000000000:endpoint/GCM/shop/1";
        // when
        sns.publish(message ->
                        message.topicArn(null).phoneNumber("+33612345678").message("m"))
                .join();
        sns.publish(message -> message.topicArn(null).targetArn(endpoint).message("m"))
                .join();
        // then
        assertThat(sns.journal.latest()).extracting(TopicMessage::topicArn).containsExactly("+33612345678", endpoint);
    }

    @ParameterizedTest
    @ValueSource(strings = {"0612345678", "+0612345678", "+33 612345678", "+3361234567890123"})
    void refusesWhatIsNoPhoneNumber(String number) {
        // when
        var call = sns.publish(
                message -> message.topicArn(null).phoneNumber(number).message("m"));
        // then
        assertInvalidParameter(call, "PhoneNumber Reason: " + number + " is not valid to publish to");
    }

    @Test
    void takesATextMessageOf1600CharactersAndNotOneMore() {
        // when
        var fits = sns.publish(
                message -> message.topicArn(null).phoneNumber("+33612345678").message("a".repeat(1600)));
        var tooLong = sns.publish(
                message -> message.topicArn(null).phoneNumber("+33612345678").message("a".repeat(1601)));
        // then
        assertThat(fits.join().messageId()).isNotEmpty();
        assertInvalidParameter(tooLong, "Message too long");
    }

    private void assertInvalidParameter(CompletableFuture<?> call, String reason) {
        var before = sns.journal.total();
        assertThat(Refused.by(call)).isEqualTo(new Refused(400, "InvalidParameter", "Invalid parameter: " + reason));
        assertThat(sns.journal.total()).isEqualTo(before);
    }
}
