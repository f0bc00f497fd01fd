package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Holdings;
import com.anycompany.ordergateway.order.Sink;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.Message;

/**
 * What waits in a queue, by receiving it: SQS has no other way to look. Each message is hidden from its workers for up to
 * two minutes, then given back unread, and <em>its receive count rises by one</em>: one that was received as often as its
 * redrive policy allows goes to the dead-letter queue at the next receive. What workers took already is not seen, so
 * what is missing proves nothing.
 *
 * <p>Source: SQS ReceiveMessage, ChangeMessageVisibilityBatch; "Amazon SQS dead-letter queues", {@code maxReceiveCount}.
 */
public final class QueuePeek implements Holdings {
    private static final int A_CALL = 10;
    private static final int HIDDEN_SECONDS = 120;
    private static final String EVENT_ID = "event_id";

    private final SqsAsyncClient client;
    private final String queueUrl;
    private final int most;

    /** A look at about {@code most} messages of {@code queueUrl}. */
    public QueuePeek(SqsAsyncClient client, String queueUrl, int most) {
        this.client = client;
        this.queueUrl = queueUrl;
        this.most = most;
    }

    @Override
    public Future<Held> read() {
        var look = new Look();
        return look.next().eventually(look::giveBack).map(looked -> new Held(Sink.FULFILMENT, look.eventIds, false));
    }

    /** One look, and what it has received so far. */
    private final class Look {
        private final List<String> receipts = new ArrayList<>();
        private final Set<String> eventIds = new HashSet<>();

        Future<Void> next() {
            return SdkFutures.call(
                            SqsFulfilment.DEPENDENCY,
                            () -> client.receiveMessage(receive -> receive.queueUrl(queueUrl)
                                    .maxNumberOfMessages(A_CALL)
                                    .waitTimeSeconds(1)
                                    .visibilityTimeout(HIDDEN_SECONDS)
                                    .messageAttributeNames(EVENT_ID)))
                    .compose(answer -> {
                        answer.messages().forEach(this::note);
                        return answer.messages().isEmpty() || receipts.size() >= most
                                ? Future.succeededFuture()
                                : next();
                    });
        }

        private void note(Message message) {
            receipts.add(message.receiptHandle());
            var eventId = message.messageAttributes().get(EVENT_ID);
            if (eventId != null) {
                eventIds.add(eventId.stringValue());
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
            return SdkFutures.call(
                    SqsFulfilment.DEPENDENCY,
                    () -> client.changeMessageVisibilityBatch(
                            change -> change.queueUrl(queueUrl).entries(entries)));
        }
    }
}
