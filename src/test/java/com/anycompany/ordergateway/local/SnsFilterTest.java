package com.anycompany.ordergateway.local;

import static com.anycompany.ordergateway.local.LocalSns.QUEUE;
import static com.anycompany.ordergateway.local.LocalSns.TOPIC;
import static com.anycompany.ordergateway.local.LocalSns.attribute;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnsFilterTest {
    private final LocalSns sns = new LocalSns();

    @AfterEach
    void close() {
        sns.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{}|String|anything",
                "{\"a\":[\"x\",\"y\"]}|String|y",
                "{\"a\":[{\"prefix\":\"order.\"}]}|String|order.placed",
                "{\"a\":[{\"suffix\":\".placed\"}]}|String|order.placed",
                "{\"a\":[{\"anything-but\":\"x\"}]}|String|y",
                "{\"a\":[{\"anything-but\":[\"x\",\"y\"]}]}|String|z",
                "{\"a\":[{\"anything-but\":{\"prefix\":\"order.\"}}]}|String|stock.low",
                "{\"a\":[{\"exists\":true}]}|String|x",
                "{\"b\":[{\"exists\":false}]}|String|x",
                "{\"a\":[300]}|Number|300.0",
                "{\"a\":[\"y\"]}|String.Array|[\"x\",\"y\"]",
                "{\"a\":[{\"anything-but\":[\"x\"]}]}|String.Array|[\"x\",\"y\"]",
                "{\"a\":[true]}|String.Array|[true]",
            })
    void letsThrough(String policy, String type, String value) {
        // given
        subscribe(policy);
        // when
        publish(type, value);
        // then
        assertThat(sns.sent).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"a\":[\"x\",\"y\"]}|String|z",
                "{\"a\":[\"x\"],\"b\":[\"x\"]}|String|x",
                "{\"a\":[{\"prefix\":\"order.\"}]}|String|stock.low",
                "{\"a\":[{\"suffix\":\".placed\"}]}|String|order.placed.",
                "{\"a\":[{\"anything-but\":[\"x\",\"y\"]}]}|String|x",
                "{\"b\":[{\"anything-but\":\"x\"}]}|String|y",
                "{\"a\":[{\"anything-but\":{\"prefix\":\"order.\"}}]}|String|order.placed",
                "{\"a\":[{\"exists\":false}]}|String|x",
                "{\"b\":[{\"exists\":true}]}|String|x",
                "{\"a\":[300]}|Number|301",
                "{\"a\":[300]}|String|300",
                "{\"a\":[\"z\"]}|String.Array|[\"x\",\"y\"]",
                "{\"a\":[{\"anything-but\":[\"x\"]}]}|String.Array|[\"x\"]",
            })
    void keepsBack(String policy, String type, String value) {
        // given
        subscribe(policy);
        // when
        publish(type, value);
        // then
        assertThat(sns.sent).isEmpty();
        assertThat(sns.journal.total()).isOne();
    }

    private void subscribe(String policy) {
        sns.client
                .subscribe(subscribe -> subscribe
                        .topicArn(TOPIC)
                        .protocol("sqs")
                        .endpoint(QUEUE)
                        .attributes(Map.of("FilterPolicy", policy)))
                .join();
    }

    private void publish(String type, String value) {
        sns.publish(message -> message.message("m").messageAttributes(attribute("a", type, value)))
                .join();
    }
}
