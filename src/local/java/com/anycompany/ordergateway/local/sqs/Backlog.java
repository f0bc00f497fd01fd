package com.anycompany.ordergateway.local.sqs;

import io.vertx.core.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a laptop's memory: a queue that holds over 50,000 messages, because nobody receives them, is emptied. AWS has
 * no such bound; what was sent stays in the journal.
 */
final class Backlog {
    private static final Logger LOG = LoggerFactory.getLogger(Backlog.class);
    private static final long MOST = 50_000;
    private static final long LOOK_EVERY = 1_000;

    private final Queues queues;
    private final AtomicLong taken = new AtomicLong();

    Backlog(Queues queues) {
        this.queues = queues;
    }

    void grew(String queue, int messages) {
        var before = taken.getAndAdd(messages);
        if (before / LOOK_EVERY != (before + messages) / LOOK_EVERY) {
            bound(queue).onFailure(e -> LOG.atWarn().setCause(e).log("length of a queue unknown"));
        }
    }

    private Future<Void> bound(String queue) {
        return queues.depth(queue).compose(depth -> depth.visible() > MOST ? empty(depth) : Future.succeededFuture());
    }

    private Future<Void> empty(QueueDepth depth) {
        LOG.atWarn()
                .addKeyValue("queue", depth.queue())
                .addKeyValue("messages", depth.visible())
                .log("queue that nobody reads emptied");
        return queues.empty(depth.queue());
    }
}
