package com.anycompany.ordergateway.local;

import static com.anycompany.ordergateway.local.LocalSns.QUEUE;
import static com.anycompany.ordergateway.local.LocalSns.TOPIC;
import static com.anycompany.ordergateway.local.LocalSns.attribute;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.anycompany.ordergateway.local.LocalSns.Sent;
import io.vertx.core.json.JsonObject;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.services.sns.model.SubscribeResponse;
import software.amazon.awssdk.services.sns.model.Subscription;

class SnsSubscriptionsTest {
    private final LocalSns sns = new LocalSns();

    @AfterEach
    void close() {
        sns.close();
    }

    @Test
    void wrapsAMessageForAQueue() {
        // given
        subscribe("sqs", QUEUE, Map.of()).join();
        // when
        var id = sns.publish(message -> message.message("<é>")
                        .subject("Ready")
                        .messageAttributes(attribute("event", "String", "order.placed")))
                .join()
                .messageId();
        // then
        assertThat(sns.sent).hasSize(1);
        assertThat(new JsonObject(sns.sent.getFirst().body()))
                .isEqualTo(new JsonObject()
                        .put("Type", "Notification")
                        .put("MessageId", id)
                        .put("TopicArn", TOPIC)
                        .put("Subject", "Ready")
                        .put("Message", "<é>")
                        .put("Timestamp", "2026-11-27T09:00:00.000Z")
                        .put("SignatureVersion", "1")
                        .put("Signature", "")
                        .put("SigningCertURL", "")
                        .put("UnsubscribeURL", "")
                        .put(
                                "MessageAttributes",
                                new JsonObject()
                                        .put(
                                                "event",
                                                new JsonObject()
                                                        .put("Type", "String")
                                                        .put("Value", "order.placed"))));
    }

    @Test
    void sendsARawMessageToAQueueThatWantsIt() {
        // given
        subscribe("sqs", QUEUE, Map.of("RawMessageDelivery", "true")).join();
        // when
        sns.publish(message -> message.messageStructure("json")
                        .message("{\"default\":\"d\",\"sqs\":\"q\"}")
                        .messageAttributes(attribute("event", "String", "order.placed")))
                .join();
        // then
        assertThat(sns.sent).containsExactly(new Sent(QUEUE, "q", Map.of("event", "order.placed")));
    }

    @Test
    void takesAMessageWhoseQueueIsLost() {
        // given
        subscribe("sqs", QUEUE + "Lost", Map.of()).join();
        // when
        var answer = sns.publish(message -> message.message("m")).join();
        // then
        assertThat(answer.messageId()).isNotEmpty();
    }

    @Test
    void obeysChangedSettings() {
        // given
        var arn = subscribe("sqs", QUEUE, Map.of()).join().subscriptionArn();
        set(arn, "RawMessageDelivery", "true").join();
        set(arn, "FilterPolicy", "{\"event\":[\"order.placed\"]}").join();
        // when
        sns.publish(message -> message.message("none")).join();
        sns.publish(message -> message.message("some").messageAttributes(attribute("event", "String", "order.placed")))
                .join();
        // then
        assertThat(sns.sent).extracting(Sent::body).containsExactly("some");
    }

    @Test
    void sendsNothingToThoseWhoLeft() {
        // given
        var arn = subscribe("sqs", QUEUE, Map.of()).join().subscriptionArn();
        sns.client.unsubscribe(leave -> leave.subscriptionArn(arn)).join();
        // when
        sns.publish(message -> message.message("m")).join();
        // then
        assertThat(sns.sent).isEmpty();
    }

    @Test
    void keepsAMailAddressPending() {
        // when
        var hidden = subscribe("email", "shop@example.com", Map.of()).join();
        subscribe("sms", "+33612345678", Map.of()).join();
        // then
        assertThat(hidden.subscriptionArn()).isEqualTo("pending confirmation");
        assertThat(sns.client
                        .listSubscriptionsByTopic(list -> list.topicArn(TOPIC))
                        .join()
                        .subscriptions())
                .extracting(Subscription::protocol, Subscription::endpoint, this::isPending)
                .containsExactly(tuple("email", "shop@example.com", true), tuple("sms", "+33612345678", false));
        assertThat(sns.client
                        .getTopicAttributes(get -> get.topicArn(TOPIC))
                        .join()
                        .attributes())
                .containsEntry("SubscriptionsPending", "1")
                .containsEntry("SubscriptionsConfirmed", "1");
    }

    @Test
    void subscribesOnce() {
        // when
        var first = subscribe("sqs", QUEUE, Map.of()).join();
        var again = subscribe("sqs", QUEUE, Map.of()).join();
        var different = subscribe("sqs", QUEUE, Map.of("RawMessageDelivery", "true"));
        // then
        assertThat(again.subscriptionArn()).isEqualTo(first.subscriptionArn());
        assertInvalidParameter(different);
    }

    @ParameterizedTest
    @CsvSource({
        "pigeon, roof",
        "lambda, arn:aws:lambda:eu-west-3:000000000000:function:f",
        "sqs, http://localhost/queue",
        "email, shop",
        "sms, 0612345678",
        "application, arn:aws:sns:eu-west-3:000000000000:app/GCM/shop"
    })
    void refusesAnEndpoint(String protocol, String endpoint) {
        // when
        var call = subscribe(protocol, endpoint, Map.of());
        // then
        assertInvalidParameter(call);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "RawMessageDelivery|yes",
                "Colour|red",
                "FilterPolicyScope|MessageBody",
                "FilterPolicy|[]",
                "FilterPolicy|{\"event\":\"a\"}",
                "FilterPolicy|{\"event\":[]}",
                "FilterPolicy|{\"event\":[{\"numeric\":[\">\",1]}]}",
                "FilterPolicy|{\"event\":[{\"prefix\":1}]}",
                "FilterPolicy|{\"event\":[{\"exists\":\"yes\"}]}",
            })
    void refusesASetting(String name, String value) {
        // given
        var arn = subscribe("sqs", QUEUE, Map.of()).join().subscriptionArn();
        // when
        var call = set(arn, name, value);
        // then
        assertInvalidParameter(call);
    }

    @Test
    void refusesASubscriptionItDoesNotKnow() {
        // when
        var call = set(TOPIC + ":1", "RawMessageDelivery", "true");
        var topic = sns.client.subscribe(
                subscribe -> subscribe.topicArn(TOPIC + "s").protocol("sqs").endpoint(QUEUE));
        // then
        assertThat(Refused.by(call)).isEqualTo(new Refused(404, "NotFound", "Subscription does not exist"));
        assertThat(Refused.by(topic)).isEqualTo(new Refused(404, "NotFound", "Topic does not exist"));
    }

    private CompletableFuture<SubscribeResponse> subscribe(
            String protocol, String endpoint, Map<String, String> attributes) {
        return sns.client.subscribe(subscribe ->
                subscribe.topicArn(TOPIC).protocol(protocol).endpoint(endpoint).attributes(attributes));
    }

    private CompletableFuture<?> set(String arn, String name, String value) {
        return sns.client.setSubscriptionAttributes(
                set -> set.subscriptionArn(arn).attributeName(name).attributeValue(value));
    }

    private boolean isPending(Subscription subscription) {
        return subscription.subscriptionArn().equals("PendingConfirmation");
    }

    private static void assertInvalidParameter(CompletableFuture<?> call) {
        assertThat(Refused.by(call))
                .extracting(Refused::status, Refused::code)
                .containsExactly(400, "InvalidParameter");
    }
}
