package com.anycompany.ordergateway.local.sqs;

import com.anycompany.ordergateway.local.AwsCall;
import com.anycompany.ordergateway.local.AwsReply;
import com.anycompany.ordergateway.local.AwsService;
import com.anycompany.ordergateway.local.Journal;
import com.anycompany.ordergateway.local.QueueMessage;
import com.anycompany.ordergateway.local.QueueSender;
import com.anycompany.ordergateway.local.wire.Calls;
import io.vertx.core.Future;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** SQS: what it refuses is refused here, the rest goes to ElasticMQ, and what that takes is written down. */
public final class SqsService implements AwsService, QueueSender {
    private final AwsService elasticMq;
    private final Backlog backlog;
    private final Queues queues;
    private final Journal<QueueMessage> journal;

    public SqsService(AwsService elasticMq, Queues queues, Journal<QueueMessage> journal) {
        this.elasticMq = elasticMq;
        this.queues = queues;
        this.journal = journal;
        backlog = new Backlog(queues);
    }

    @Override
    public Future<AwsReply> call(AwsCall call) {
        var dialect = Dialect.of(call);
        return dialect.read(call).map(send -> send(dialect, call, send)).orElseGet(() -> pass(dialect, call));
    }

    /** Fails with {@link Calls.Refused} if the queue does not take it. */
    @Override
    public Future<Void> send(String queueArn, String body, Map<String, String> attributes) {
        var typed = new JsonObject();
        attributes.forEach((name, value) ->
                typed.put(name, new JsonObject().put("DataType", "String").put("StringValue", value)));
        var message = new JsonObject()
                .put("QueueUrl", queues.url(queueArn.substring(queueArn.lastIndexOf(':') + 1)))
                .put("MessageBody", body)
                .put("MessageAttributes", typed);
        return Calls.ask(this, "AmazonSQS.SendMessage", message).mapEmpty();
    }

    private Future<AwsReply> send(Dialect dialect, AwsCall call, Send send) {
        var refusal = BatchRules.refuses(send);
        if (refusal.isPresent()) {
            return Future.succeededFuture(dialect.refuse(refusal.get()));
        }
        var failed = new LinkedHashMap<String, Refusal>();
        var positions = failing(send, failed);
        return pass(dialect, positions.isEmpty() ? call : dialect.without(call, positions))
                .map(reply -> taken(dialect, send, reply))
                .map(reply -> failed.isEmpty() || !isFine(reply) ? reply : dialect.with(reply, failed));
    }

    private static Set<Integer> failing(Send send, Map<String, Refusal> failed) {
        var positions = new LinkedHashSet<Integer>();
        for (var at = 0; at < send.entries().size(); at++) {
            var entry = send.entries().get(at);
            var refusal = EntryRules.refuses(entry);
            if (refusal.isPresent()) {
                failed.put(entry.id(), refusal.get());
                positions.add(at);
            }
        }
        return positions;
    }

    private Future<AwsReply> pass(Dialect dialect, AwsCall call) {
        return elasticMq.call(call).map(reply -> namesNoQueue(reply) ? dialect.refuse(Refusal.unknownQueue()) : reply);
    }

    private static boolean namesNoQueue(AwsReply reply) {
        return !isFine(reply) && reply.body().toString().contains("#QueueDoesNotExist");
    }

    private AwsReply taken(Dialect dialect, Send send, AwsReply reply) {
        if (isFine(reply)) {
            var ids = dialect.messageIds(reply);
            send.entries().forEach(entry -> write(send.queue(), entry, ids.get(entry.id())));
            backlog.grew(send.queue(), ids.size());
        }
        return reply;
    }

    private void write(String queue, Entry entry, @Nullable String messageId) {
        if (messageId != null) {
            journal.add(new QueueMessage(Instant.now(), messageId, queue, entry.body(), entry.attributeTexts()));
        }
    }

    private static boolean isFine(AwsReply reply) {
        return reply.status() < 300;
    }
}
