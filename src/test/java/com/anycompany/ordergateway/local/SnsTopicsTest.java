package com.anycompany.ordergateway.local;

import static com.anycompany.ordergateway.local.LocalSns.TOPIC;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sns.model.Topic;

class SnsTopicsTest {
    private final LocalSns sns = new LocalSns();

    @AfterEach
    void close() {
        sns.close();
    }

    @Test
    void makesATopicOnce() {
        // when
        var arn = sns.client
                .createTopic(topic -> topic.name("OrderNotifications"))
                .join()
                .topicArn();
        // then
        assertThat(arn).isEqualTo(TOPIC);
        assertThat(sns.client.listTopics().join().topics())
                .containsExactly(Topic.builder().topicArn(TOPIC).build());
    }

    @Test
    void forgetsADeletedTopic() {
        // given
        sns.client.deleteTopic(topic -> topic.topicArn(TOPIC)).join();
        // when
        var again = sns.client.deleteTopic(topic -> topic.topicArn(TOPIC));
        var described = sns.client.getTopicAttributes(topic -> topic.topicArn(TOPIC));
        var published = sns.publish(message -> message.message("m"));
        // then
        assertThat(again.join().sdkHttpResponse().isSuccessful()).isTrue();
        assertThat(Refused.by(described)).isEqualTo(new Refused(404, "NotFound", "Topic does not exist"));
        assertThat(Refused.by(published)).isEqualTo(new Refused(404, "NotFound", "Topic does not exist"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "two words", "commandé", "Orders.fifo", "a:b"})
    void refusesAName(String name) {
        // when
        var call = sns.client.createTopic(topic -> topic.name(name));
        // then
        assertThat(Refused.by(call))
                .extracting(Refused::status, Refused::code)
                .containsExactly(400, "InvalidParameter");
    }

    @Test
    void refusesAnActionItDoesNotHave() {
        // when
        var call = sns.client.listPlatformApplications();
        // then
        assertThat(Refused.by(call)).extracting(Refused::status, Refused::code).containsExactly(400, "InvalidAction");
    }
}
