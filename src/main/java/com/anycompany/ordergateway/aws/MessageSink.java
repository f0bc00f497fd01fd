package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.batch.Carrier;
import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntFunction;

/**
 * A sink of messages, which takes one by a plain call or several by a shared one. What differs between topic and queue is
 * what a message says and how the service is asked.
 */
public abstract sealed class MessageSink implements SinkPort, Carrier<MessageSink.Message, Outcome>
        permits SnsEvents, SqsFulfilment {
    private final String dependency;
    private final Guard guard;

    /** What a sink is told, written once. */
    record Message(Notice notice, String text) {}

    /** A sink whose faults name {@code dependency}, each call within {@code guard}. */
    MessageSink(String dependency, Guard guard) {
        this.dependency = dependency;
        this.guard = guard;
    }

    /** What the message about {@code notice} says. */
    abstract String text(Notice notice);

    /** The plain call. */
    abstract Future<?> call(Message message);

    /** The shared call: entry by entry, each named by its place. */
    abstract Future<Entries.Answers> call(List<Message> messages);

    /** Most bytes of one shared call. */
    abstract long mostBytes();

    /**
     * {@code own} attributes, and the trace of the order where it has one, under the names and in the form in which
     * consumers' instrumentation looks for it.
     *
     * <p>Source: OpenTelemetry, instrumentation of the AWS SDK, "propagator for messaging": attributes of type String
     * under the names of the W3C headers.
     */
    static <V> Map<String, V> traced(Notice notice, Map<String, V> own, Function<String, V> text) {
        return notice.order()
                .trace()
                .map(trace -> {
                    var all = new HashMap<>(own);
                    trace.members().forEach((name, value) -> all.put(name, text.apply(value)));
                    return Map.copyOf(all);
                })
                .orElse(own);
    }

    final String dependency() {
        return dependency;
    }

    final Message message(Notice notice) {
        return new Message(notice, text(notice));
    }

    @Override
    public final Future<Outcome> send(Notice notice, Deadline begunBy) {
        return one(message(notice));
    }

    @Override
    public final boolean shut() {
        return guard.shut();
    }

    @Override
    public final Future<Outcome> one(Message message) {
        return guard.call(() -> call(message)).map(answer -> new Outcome.Delivered());
    }

    @Override
    public final List<Future<Outcome>> several(List<Message> messages, IntFunction<Future<Outcome>> alone) {
        return SharedCall.each(
                messages.size(),
                guard.call(() -> call(messages)),
                (entry, answers) -> answers.outcome(dependency, entry),
                alone);
    }

    @Override
    public final Object key(Message message) {
        return message.notice().eventId();
    }

    @Override
    public final long size(Message message) {
        return Entries.size(message.text());
    }
}
