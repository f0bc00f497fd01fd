package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Holdings;
import com.anycompany.ordergateway.order.Sink;
import io.vertx.core.Future;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/**
 * What waits in a queue, by receiving it: SQS has no other way to look. Each message is hidden from its workers for up to
 * two minutes, then given back unread, and <em>its receive count rises by one</em>: one that was received as often as its
 * redrive policy allows goes to the dead-letter queue at the next receive. What workers took already is not seen, so
 * what is missing proves nothing.
 *
 * <p>Source: "Amazon SQS dead-letter queues", {@code maxReceiveCount}.
 */
public final class QueuePeek implements Holdings {
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
        var look = new QueueLook(client, queueUrl, most);
        return look.readAll()
                .eventually(look::giveBack)
                .map(looked -> new Held(Sink.FULFILMENT, look.bodies().keySet(), false))
                .recover(failure -> Future.failedFuture(AwsFaults.classify(SqsFulfilment.DEPENDENCY, failure)));
    }
}
