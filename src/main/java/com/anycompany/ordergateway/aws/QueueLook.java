package com.anycompany.ordergateway.aws;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * One look into a queue, by receiving: what was received is hidden from everybody else until it is given back, and so is
 * received only once in a look. Calls fail with the SDK's own exceptions.
 *
 * <p>Source: SQS ReceiveMessage, ChangeMessageVisibilityBatch.
 */
final class QueueLook {
    private static final int A_CALL = 10;
    private static final int HIDDEN_SECONDS = 120;
    private static final String EVENT_ID = "event_id";

    private final SqsAsyncClient client;
    private final String queueUrl;
    private final int most;
    private final List<String> receipts = new ArrayList<>();
    private final Map<String, String> bodies = new HashMap<>();

    /** A look at about {@code most} messages of {@code queueUrl}. */
    QueueLook(SqsAsyncClient client, String queueUrl, int most) {
        this.client = client;
        this.queueUrl = queueUrl;
        this.most = most;
    }

    /** The contents of the messages seen so far, by their event ids. */
    Map<String, String> bodies() {
        return Map.copyOf(bodies);
    }

    /** Whether enough has been received. */
    boolean full() {
        return receipts.size() >= most;
    }

    /** Receives until nothing comes for a second, or enough has been received. */
    Future<Void> readAll() {
        return receive().compose(some -> some && !full() ? readAll() : Future.succeededFuture());
    }

    /** Receives what comes within a second; whether anything came. */
    Future<Boolean> receive() {
        return SdkFutures.start(() -> client.receiveMessage(receive -> receive.queueUrl(queueUrl)
                        .maxNumberOfMessages(A_CALL)
                        .waitTimeSeconds(1)
                        .visibilityTimeout(HIDDEN_SECONDS)
                        .messageAttributeNames(EVENT_ID)))
                .map(answer -> {
                    answer.messages().forEach(this::note);
                    return !answer.messages().isEmpty();
                });
    }

    private void note(Message message) {
        receipts.add(message.receiptHandle());
        var eventId = message.messageAttributes().get(EVENT_ID);
        if (eventId != null) {
            bodies.put(eventId.stringValue(), message.body());
        }
    }

    /** What cannot be given back shows itself again in two minutes. */
    Future<Void> giveBack() {
        var calls = IntStream.iterate(0, from -> from < receipts.size(), from -> from + A_CALL)
                .mapToObj(from -> visibleAgain(receipts.subList(from, Math.min(from + A_CALL, receipts.size()))))
                .toList();
        return Future.join(calls).mapEmpty();
    }

    private Future<?> visibleAgain(List<String> some) {
        var entries = IntStream.range(0, some.size())
                .mapToObj(index -> ChangeMessageVisibilityBatchRequestEntry.builder()
                        .id(Integer.toString(index))
                        .receiptHandle(some.get(index))
                        .visibilityTimeout(0)
                        .build())
                .toList();
        return SdkFutures.start(() -> client.changeMessageVisibilityBatch(
                change -> change.queueUrl(queueUrl).entries(entries)));
    }
}
