package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import com.anycompany.ordergateway.local.Mail;
import com.anycompany.ordergateway.local.QueueMessage;
import com.anycompany.ordergateway.local.TopicMessage;
import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The main job, from the socket to what AWS received. */
final class GatewayTest {
    private static final LocalAws AWS =
            LocalAws.start(LocalAwsOptions.onAnyPort().inSandbox());
    private static final RunningGateway GATEWAY = RunningGateway.on(
            AWS, Map.of("LEASE", "25s", "BACK_OFF_LONGEST", "2s", "RELAY_BUSY", "100ms", "RELAY_IDLE", "200ms"));

    @AfterAll
    static void end() {
        GATEWAY.close();
        AWS.close();
    }

    @BeforeEach
    void clear() {
        AWS.faults().healAll();
        AWS.clear();
    }

    private static String laptop(String id) {
        return "{\"order_id\": \"%s\", \"product\": \"Laptop\", \"price\": 999.99}".formatted(id);
    }

    private static String laptopFor(String id, String email) {
        return "{\"order_id\": \"%s\", \"product\": \"Laptop\", \"price\": 999.99, \"customer\": {\"email\": \"%s\"}}"
                .formatted(id, email);
    }

    private static String delivered(String entry) {
        return "\"" + entry + "\":{\"state\":\"delivered\"}";
    }

    private static List<TopicMessage> topic(String id) {
        return AWS.topicMessages().stream()
                .filter(message -> id.equals(message.attributes().get("order_id")))
                .toList();
    }

    private static List<QueueMessage> queue(String id) {
        return AWS.queueMessages().stream()
                .filter(message -> message.body().contains("\"subject\":\"" + id + "\""))
                .toList();
    }

    private static List<Mail> mails(String id) {
        return AWS.mails().stream().filter(mail -> mail.subject().endsWith(id)).toList();
    }

    @Test
    void doesTheMainJob() {
        // when
        var answer = GATEWAY.post(laptop("main-job"));
        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body())
                .matches("\\{\"message\":\"Commande traitée avec succès!\",\"order_id\":\"main-job\","
                        + "\"status\":\"RECEIVED\",\"received_at\":\"[0-9T:.-]+Z\"}");
        assertThat(answer.headers().firstValue("Location")).contains("/orders/main-job");
        var shown = GATEWAY.showsEventually("main-job", "\"version\":2");
        assertThat(shown)
                .contains("\"price\":999.99", delivered("event:placed"), delivered("fulfilment:placed"))
                .contains(delivered("confirmation:placed"));
        assertThat(topic("main-job")).singleElement().satisfies(message -> {
            assertThat(message.texts()).containsEntry("default", "Nouvelle commande reçue: main-job");
            assertThat(message.attributes())
                    .containsEntry("event_type", "com.anycompany.order.placed")
                    .containsEntry("event_id", "main-job/event:placed");
        });
        assertThat(queue("main-job"))
                .singleElement()
                .satisfies(message -> assertThat(message.body())
                        .contains("\"specversion\":\"1.0\"", "\"id\":\"main-job/fulfilment:placed\""));
        assertThat(mails("main-job")).singleElement().satisfies(mail -> {
            assertThat(mail.from()).isEqualTo(AWS.sender());
            assertThat(mail.to()).containsExactly(AWS.verifiedRecipient());
            assertThat(mail.subject()).isEqualTo("Confirmation de votre commande main-job");
            assertThat(mail.html()).contains("Laptop");
        });
    }

    @Test
    void replaysTheReceiptAndTellsNobodyAgain() {
        // given
        var first = GATEWAY.post(laptop("replay"));
        GATEWAY.showsEventually("replay", "\"version\":2");
        // when
        var again = GATEWAY.post("{\"price\":999.990,  \"product\":\"Laptop\",\"order_id\":\"replay\"}");
        // then
        assertThat(again.statusCode()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.headers().firstValue("Idempotent-Replayed")).contains("true");
        assertThat(topic("replay")).hasSize(1);
        assertThat(queue("replay")).hasSize(1);
        assertThat(mails("replay")).hasSize(1);
    }

    @Test
    void namesAnOrderByItsKeyAlone() {
        // given
        var order = "{\"product\":\"Laptop\",\"price\":999.99}";
        var first = GATEWAY.post(order, "Idempotency-Key", "key-1");
        // when
        var again = GATEWAY.post(order, "Idempotency-Key", "key-1");
        var other = GATEWAY.post("{\"product\":\"Desktop\",\"price\":999.99}", "Idempotency-Key", "key-1");
        // then
        assertThat(again.body()).isEqualTo(first.body()).contains("\"order_id\":\"_");
        assertThat(other.statusCode()).isEqualTo(422);
        assertThat(other.body()).contains("\"code\":\"idempotency-key-reused\"");
    }

    @Test
    void refusesAnotherContentUnderTheSameId() {
        // given
        GATEWAY.post(laptop("conflict"));
        // when
        var answer = GATEWAY.post("{\"order_id\":\"conflict\",\"product\":\"Desktop\",\"price\":999.99}");
        // then
        assertThat(answer.statusCode()).isEqualTo(409);
        assertThat(answer.body()).contains("\"code\":\"order-id-conflict\"").doesNotContain("Laptop");
    }

    @Test
    void storesOneOrderWhenManyComeAtOnceOnOneId() {
        // given
        var same = IntStream.range(0, 200).mapToObj(i -> laptop("storm"));
        var others = IntStream.range(0, 50)
                .mapToObj(i -> "{\"order_id\":\"storm\",\"product\":\"Other %d\",\"price\":1}".formatted(i));
        // when
        var answers = Stream.concat(same, others).map(GATEWAY::posting).toList().stream()
                .map(CompletableFuture::join)
                .toList();
        // then
        var taken =
                answers.stream().filter(answer -> answer.statusCode() == 200).toList();
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 409);
        assertThat(new HashSet<>(taken.stream().map(HttpResponse::body).toList()))
                .hasSize(1);
        assertThat(taken)
                .filteredOn(answer ->
                        answer.headers().firstValue("Idempotent-Replayed").isEmpty())
                .hasSize(1);
        GATEWAY.showsEventually("storm", "\"version\":2");
        assertThat(topic("storm")).hasSize(1);
        assertThat(queue("storm")).hasSize(1);
    }

    @Test
    void storesOrdersThatComeTogetherAndRefusesThoseWhoseIdAnotherGatewayTook() {
        // given
        var ids = IntStream.range(0, 200).mapToObj(i -> "together-" + i).toList();
        try (var other = RunningGateway.on(AWS, Map.of())) {
            ids.stream().limit(100).forEach(id -> other.post(laptop(id)));
        }
        // when
        var answers = ids.stream().map(id -> GATEWAY.posting(laptop(id).replace("Laptop", "Desktop"))).toList().stream()
                .map(CompletableFuture::join)
                .map(HttpResponse::statusCode)
                .toList();
        // then
        assertThat(answers.subList(0, 100)).containsOnly(409);
        assertThat(answers.subList(100, 200)).containsOnly(200);
        ids.subList(100, 200).forEach(id -> GATEWAY.showsEventually(id, "\"version\":2"));
    }

    @Test
    void skipsTheConfirmationOfARecipientWhomTheSandboxRefuses() {
        // given
        var order = laptopFor("sandbox", "stranger@anycompany.example");
        // when
        var answer = GATEWAY.post(order);
        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        var shown = GATEWAY.showsEventually("sandbox", "\"version\":2");
        assertThat(shown)
                .contains("\"confirmation:placed\":{\"state\":\"skipped\",\"reason\":\"recipient-not-verified\"}");
        assertThat(mails("sandbox")).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = AwsServiceName.class,
            names = {"SNS", "SQS", "SES"})
    void acceptsWhileASinkIsDownAndTellsItWhenItIsBack(AwsServiceName sink) {
        // given
        var id = "down-" + sink;
        AWS.faults().fail(sink, new Failure.Refuse(503, "ServiceUnavailable"));
        // when
        var answer = GATEWAY.post(laptop(id));
        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        GATEWAY.showsEventually(id, "\"state\":\"pending\",\"last_fault\":\"broken\"");
        AWS.faults().heal(sink);
        Eventually.get(() -> GATEWAY.get("/orders/" + id).body(), body -> !body.contains("pending"));
        assertThat(topic(id)).isNotEmpty();
        assertThat(queue(id)).isNotEmpty();
        assertThat(mails(id)).isNotEmpty();
    }

    @Test
    void recognisesItsOwnOrderWhenTheAnswerOfTheWriteIsLost() {
        // given
        AWS.faults().failNext(AwsServiceName.DYNAMODB, "PutItem", 1, new Failure.DropAnswer());
        // when
        var answer = GATEWAY.post(laptop("lost-answer"));
        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.headers().firstValue("Idempotent-Replayed")).isEmpty();
        GATEWAY.showsEventually("lost-answer", delivered("confirmation:placed"));
        assertThat(mails("lost-answer")).hasSize(1);
    }

    @Test
    void saysThatNothingIsStoredWhenTheTableIsThrottled() {
        // given
        AWS.faults()
                .fail(
                        AwsServiceName.DYNAMODB,
                        "PutItem",
                        new Failure.Refuse(400, "ProvisionedThroughputExceededException"));
        // when
        var answer = GATEWAY.post(laptop("throttled"));
        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"storage-unavailable\"", "\"outcome\":\"not-stored\"");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        assertThat(GATEWAY.get("/orders/throttled").statusCode()).isEqualTo(404);
    }

    @Test
    void saysThatNobodyKnowsWhenWritesAndReadsBreak() {
        // given
        AWS.faults().fail(AwsServiceName.DYNAMODB, new Failure.Refuse(500, "InternalServerError"));
        // when
        var answer = GATEWAY.post(laptop("unknown"));
        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body())
                .contains("\"code\":\"outcome-unknown\"", "\"outcome\":\"unknown\"", "\"order_id\":\"unknown\"");
    }

    @Test
    void showsWhatItStoredByItsVersion() {
        // given
        GATEWAY.post(laptop("etag"));
        GATEWAY.showsEventually("etag", "\"version\":2");
        // when
        var shown = GATEWAY.get("/orders/etag");
        // then
        assertThat(shown.headers().firstValue("ETag")).contains("\"2\"");
    }
}
