package com.anycompany.ordergateway.local;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DoorPageTest {
    private static final HttpClient BROWSER = HttpClient.newHttpClient();
    private static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

    private static LocalAws aws;

    @BeforeAll
    static void start() {
        aws = LocalAws.start(LocalAwsOptions.onAnyPort(), DoorPageTest::withSomethingToShow);
        try (var clients = Clients.of(aws)) {
            var dynamoDb = clients.dynamoDb();
            dynamoDb.putItem(p -> p.tableName(aws.table()).item(item("older", 1)))
                    .join();
            dynamoDb.putItem(p -> p.tableName(aws.table()).item(item("<newer>", 2)))
                    .join();
            clients.sqs()
                    .sendMessage(m -> m.queueUrl(aws.queueUrl().toString()).messageBody("<b>from the queue</b>"))
                    .join();
        }
    }

    private static StandIns withSomethingToShow(QueueSender queues, Journals journals, LocalAwsOptions options) {
        journals.topic()
                .add(new TopicMessage(
                        NOON,
                        "topic-1",
                        "arn",
                        "Order \"7\"",
                        Map.of("default", "<i>text</i>", "sms", "short"),
                        Map.of("event", "order.placed")));
        journals.mails()
                .add(new Mail(
                        NOON,
                        "mail-1",
                        "a@b.example",
                        List.of("c@d.example"),
                        "A mail",
                        "Plain",
                        "<p class=\"x\">Hi</p>"));
        return StandIns.absent(queues, journals, options);
    }

    @AfterAll
    static void stop() {
        aws.close();
    }

    @Test
    void showsWhatArrivedAndEscapesAll() throws Exception {
        // given
        var page = "/";
        // when
        var answer = get(page);
        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .contains(
                        "&lt;newer&gt;",
                        "&lt;b&gt;from the queue&lt;/b&gt;",
                        "&lt;i&gt;text&lt;/i&gt;",
                        "Order &quot;7&quot;")
                .contains("<iframe sandbox srcdoc=\"&lt;p class=&quot;x&quot;&gt;Hi&lt;/p&gt;\"")
                .contains("OrderProcessingQueue: 1 waiting")
                .doesNotContain("<newer>", "<b>from", "<script", "http");
        assertThat(answer.body().indexOf("&lt;newer&gt;"))
                .isLessThan(answer.body().indexOf("older"));
    }

    @Test
    void letsNothingInFromElsewhere() throws Exception {
        // given
        var page = "/";
        // when
        var policy = get(page).headers().firstValue("Content-Security-Policy");
        // then
        assertThat(policy).hasValueSatisfying(value -> assertThat(value).startsWith("default-src 'none'"));
    }

    @Test
    void tellsItemsNewestFirst() throws Exception {
        // given
        var path = "/_local/items";
        // when
        var items = new JsonObject(get(path).body());
        // then
        assertThat(items.getLong("total")).isEqualTo(2);
        assertThat(items.getJsonArray("latest").getJsonObject(0))
                .isEqualTo(new JsonObject()
                        .put("order_id", "<newer>")
                        .put("received_at", 2)
                        .put("lines", new JsonArray().add(new JsonObject().put("price", 1.5))));
    }

    @Test
    void tellsWholeNumbersWithoutAFraction() throws Exception {
        // given
        var path = "/_local/items";
        // when
        var items = get(path).body();
        // then
        assertThat(items).contains("\"received_at\" : 2").doesNotContain("\"received_at\" : 2.0");
    }

    @Test
    void tellsTopicMessages() throws Exception {
        // given
        var path = "/_local/topic";
        // when
        var topic = new JsonObject(get(path).body());
        // then
        assertThat(topic.getLong("total")).isEqualTo(1);
        var message = topic.getJsonArray("latest").getJsonObject(0);
        assertThat(message.getJsonObject("texts").getString("sms")).isEqualTo("short");
        assertThat(message.getJsonObject("attributes").getString("event")).isEqualTo("order.placed");
    }

    @Test
    void tellsQueueMessagesAndDepths() throws Exception {
        // given
        var path = "/_local/queue";
        // when
        var queue = new JsonObject(get(path).body());
        // then
        assertThat(queue.getLong("total")).isEqualTo(1);
        assertThat(queue.getJsonArray("latest").getJsonObject(0).getString("body"))
                .isEqualTo("<b>from the queue</b>");
        assertThat(queue.getJsonArray("queues").getJsonObject(0).getLong("visible"))
                .isEqualTo(1);
    }

    @Test
    void tellsMailsUpToALimit() throws Exception {
        // given
        var path = "/_local/mails?limit=0";
        // when
        var mails = new JsonObject(get(path).body());
        // then
        assertThat(mails.getLong("total")).isEqualTo(1);
        assertThat(mails.getJsonArray("latest")).isEmpty();
    }

    @Test
    void doesNotKnowOtherPages() throws Exception {
        // given
        var path = "/favicon.ico";
        // when
        var answer = get(path);
        // then
        assertThat(answer.statusCode()).isEqualTo(404);
    }

    private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(aws.endpoint().resolve(path)).build();
        return BROWSER.send(request, BodyHandlers.ofString());
    }

    private static Map<String, AttributeValue> item(String id, long receivedAt) {
        var line = AttributeValue.fromM(Map.of("price", AttributeValue.fromN("1.5")));
        return Map.of(
                "order_id", AttributeValue.fromS(id),
                "received_at", AttributeValue.fromN(String.valueOf(receivedAt)),
                "lines", AttributeValue.fromL(List.of(line)));
    }
}
