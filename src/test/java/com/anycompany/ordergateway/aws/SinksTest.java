package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.batch.InOneCall;
import com.anycompany.ordergateway.delivery.EventTexts;
import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.model.Message;

/** What topic, queue and mail are told, as whoever listens there hears it. */
@OnEveryAws
final class SinksTest implements OnAws {
    private static final Deadline DEADLINE = new Deadline(Instant.MAX);
    private static final String CUSTOMER = "client@example.com";

    private final ContractAws aws;
    private final Listeners listeners;
    private final SnsEvents topic;
    private final SqsFulfilment queue;

    SinksTest(ContractAws aws) {
        this.aws = aws;
        this.listeners = new Listeners(aws.clients());
        this.topic = new SnsEvents(aws.clients().sns(), listeners.topicArn(), Guard.NONE);
        this.queue = new SqsFulfilment(aws.clients().sqs(), listeners.queueUrl(), Guard.NONE);
    }

    @Override
    public ContractAws aws() {
        return aws;
    }

    @AfterEach
    void drop() {
        listeners.delete();
    }

    private static Notice event(StoredOrder stored) {
        return new Notice(SampleOrders.EVENT, stored.order());
    }

    private static Notice fulfilment(StoredOrder stored) {
        return new Notice(SampleOrders.FULFILMENT, stored.order());
    }

    private static List<StoredOrder> ten() {
        return IntStream.range(0, 10)
                .mapToObj(i -> SampleOrders.everything("ten-" + i))
                .toList();
    }

    private static Fault fault(Future<?> sent) {
        var failure = outcome(sent.transform(result -> Future.succeededFuture(result.cause())));
        assertThat(failure).isInstanceOf(DependencyException.class);
        return ((DependencyException) failure).fault();
    }

    private static String attribute(Message message, String name) {
        return Objects.requireNonNull(message.messageAttributes().get(name), name)
                .stringValue();
    }

    /** What SNS wraps for a queue: the text of its protocol, and the attributes. */
    private static String attribute(JsonObject wrapped, String name) {
        return wrapped.getJsonObject("MessageAttributes").getJsonObject(name).getString("Value");
    }

    @Test
    void tellsWhoeverSubscribedToTheTopic() {
        // when
        var sent = outcome(topic.send(event(SampleOrders.traced("told")), DEADLINE));
        // then
        assertThat(sent).isEqualTo(new Outcome.Delivered());
        var heard = new JsonObject(listeners.heardFromTopic(1).getFirst().body());
        assertThat(heard.getString("Message")).isEqualTo("Nouvelle commande reçue: told");
        assertThat(heard.getString("Subject")).isEqualTo(EventTexts.subject());
        assertThat(attribute(heard, "event_id")).isEqualTo("told/event:placed");
        assertThat(attribute(heard, "order_id")).isEqualTo("told");
        assertThat(attribute(heard, "traceparent")).isEqualTo(SampleOrders.TRACE.parent());
    }

    @Test
    void tellsTheTopicOfTenInOneCall() {
        // given
        var messages = ten().stream().map(order -> topic.message(event(order))).toList();
        // when
        var sent = InOneCall.carry(topic, messages);
        // then
        assertThat(sent).allSatisfy(each -> assertThat(outcome(each)).isEqualTo(new Outcome.Delivered()));
        assertThat(listeners.heardFromTopic(10))
                .extracting(heard -> attribute(new JsonObject(heard.body()), "order_id"))
                .containsExactlyInAnyOrderElementsOf(
                        ten().stream().map(order -> order.order().id().value()).toList());
    }

    @Test
    void letsASubscriptionChooseByAttributes() {
        // given
        listeners.hearOnly("order_id", "wanted");
        // when
        outcome(topic.send(event(SampleOrders.laptop("other")), DEADLINE));
        outcome(topic.send(event(SampleOrders.laptop("wanted")), DEADLINE));
        // then
        assertThat(listeners.heardFromTopic(1))
                .extracting(heard -> new JsonObject(heard.body()).getString("Message"))
                .containsExactly("Nouvelle commande reçue: wanted");
    }

    @Test
    void queuesTheOrder() {
        // given
        var notice = fulfilment(SampleOrders.everything("queued"));
        // when
        var sent = outcome(queue.send(notice, DEADLINE));
        // then
        assertThat(sent).isEqualTo(new Outcome.Delivered());
        var message = listeners.queued(1).getFirst();
        assertThat(message.body()).isEqualTo(queue.text(notice));
        assertThat(attribute(message, "event_id")).isEqualTo("queued/fulfilment:placed");
        assertThat(attribute(message, "tracestate")).isEqualTo("vendor=any value,other@tenant=1");
    }

    @Test
    void queuesTenInOneCall() {
        // given
        var messages =
                ten().stream().map(order -> queue.message(fulfilment(order))).toList();
        // when
        var sent = InOneCall.carry(queue, messages);
        // then
        assertThat(sent).allSatisfy(each -> assertThat(outcome(each)).isEqualTo(new Outcome.Delivered()));
        assertThat(listeners.queued(10))
                .extracting(Message::body)
                .containsExactlyInAnyOrderElementsOf(
                        messages.stream().map(MessageSink.Message::text).toList());
    }

    @Test
    void saysThatThereIsNoSuchTopicOrQueue() {
        // given
        var noTopic = new SnsEvents(aws.clients().sns(), listeners.topicArn() + "-gone", Guard.NONE);
        var noQueue = new SqsFulfilment(aws.clients().sqs(), listeners.queueUrl() + "-gone", Guard.NONE);
        var event = event(SampleOrders.laptop("nowhere"));
        var fulfilment = fulfilment(SampleOrders.laptop("nowhere"));
        // when
        var alone = List.of(noTopic.send(event, DEADLINE), noQueue.send(fulfilment, DEADLINE));
        var together = List.of(
                InOneCall.carry(noTopic, List.of(noTopic.message(event))).getFirst(),
                InOneCall.carry(noQueue, List.of(noQueue.message(fulfilment))).getFirst());
        // then
        assertThat(alone).extracting(SinksTest::fault).containsOnly(Fault.MISSING);
        assertThat(together).extracting(SinksTest::fault).containsOnly(Fault.MISSING);
    }

    @Test
    void writesToTheCustomer() {
        // given
        var sender = listeners.sender("commandes");
        aws.verify(sender);
        var mail = SesConfirmations.toCustomers(aws.clients().ses(), sender, Guard.NONE);
        var notice = new Notice(
                SampleOrders.CONFIRMATION, SampleOrders.everything("written").order());
        // when
        var sent = outcome(mail.send(notice, DEADLINE));
        // then
        assertThat(sent).isEqualTo(new Outcome.Delivered());
        assertThat(aws.letters())
                .filteredOn(letter -> letter.from().equals(sender))
                .singleElement()
                .satisfies(letter -> {
                    assertThat(letter.to()).isEqualTo(CUSTOMER);
                    assertThat(letter.subject()).contains("written");
                });
    }

    @Test
    void saysThatTheSenderIsNotVerified() {
        // given
        var mail = SesConfirmations.toCustomers(aws.clients().ses(), "nobody@unverified.example", Guard.NONE);
        var notice = new Notice(
                SampleOrders.CONFIRMATION, SampleOrders.everything("refused").order());
        // when
        var sent = mail.send(notice, DEADLINE);
        // then
        assertThat(fault(sent)).isEqualTo(Fault.MISSING);
    }
}
