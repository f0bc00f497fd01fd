package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import com.anycompany.ordergateway.operations.Symptom.Severity;
import com.anycompany.ordergateway.order.OutboxEntry;
import io.vertx.core.Future;
import java.util.Optional;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * Whether the work queue holds an order's message. Each receive counts for the messages that wait there already, so the
 * queue is looked into once, when the table says that it was told, and all are given back.
 */
final class QueueProof {
    private static final OutboxEntry FULFILMENT = OutboxEntry.of("fulfilment:placed");
    private static final int MOST = 10_000;
    private static final int EMPTY_LOOKS = 3;

    private final SqsAsyncClient client;
    private final String url;
    private final ProvenOrder order;

    QueueProof(SqsAsyncClient client, String url, ProvenOrder order) {
        this.client = client;
        this.url = url;
        this.order = order;
    }

    /** Does not fail: what goes wrong is a symptom. */
    Future<Symptom> prove(Looking looking) {
        return looking.until(
                        () -> order.told(FULFILMENT)
                                .map(told -> told ? Optional.of(Symptom.well(what(), "was told")) : Optional.empty()),
                        order::refused,
                        () -> Symptom.trouble(what(), "was not told of the order in time", ""))
                .compose(told -> switch (told.severity()) {
                    case WELL -> received(new QueueLook(client, url, MOST));
                    case UNPROVEN, ADVICE, WARNING, TROUBLE -> order.explained(told, FULFILMENT);
                });
    }

    private Future<Symptom> received(QueueLook look) {
        return sought(look, EMPTY_LOOKS)
                .map(body -> body.map(this::read)
                        .orElseGet(() -> Symptom.trouble(
                                what(),
                                "was told of the order, and its message was not received",
                                "keep workers off the queue meanwhile: one may have taken it")))
                .recover(failure -> Future.succeededFuture(refused("sqs:ReceiveMessage", failure)))
                .compose(symptom -> look.giveBack()
                        .map(symptom)
                        .recover(failure -> Future.succeededFuture(refused("sqs:ChangeMessageVisibility", failure))));
    }

    private Symptom read(String body) {
        return body.contains("\"" + order.id() + "\"")
                ? Symptom.well(what(), "holds the order's message")
                : Symptom.trouble(what(), "holds a message of the order that does not name it", "look at the message");
    }

    /** An empty look alone says little: a queue is many machines. */
    private Future<Optional<String>> sought(QueueLook look, int emptyLooks) {
        return look.receive().compose(some -> {
            var body = Optional.ofNullable(look.bodies().get(FULFILMENT.eventId(order.id())));
            var left = some ? EMPTY_LOOKS : emptyLooks - 1;
            return body.isPresent() || left == 0 || look.full() ? Future.succeededFuture(body) : sought(look, left);
        });
    }

    private Symptom refused(String action, Throwable failure) {
        return new Examination(what(), action, Severity.TROUBLE).of(failure);
    }

    private String what() {
        return "queue " + url;
    }
}
