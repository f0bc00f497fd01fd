package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.function.Supplier;

/** A sink that answers what a test says, send by send, and takes everything beyond the script. */
public final class ScriptedSink implements SinkPort {
    private final Queue<Supplier<Future<Outcome>>> script = new ArrayDeque<>();
    private final List<Promise<Outcome>> stalled = new ArrayList<>();
    private final List<String> seen = new ArrayList<>();
    private boolean shut;

    /** The next send fails. */
    public ScriptedSink failsWith(Fault fault) {
        script.add(() -> Future.failedFuture(new DependencyException("sink", fault)));
        return this;
    }

    /** The next send is refused for good. */
    public ScriptedSink refuses(Closed how) {
        script.add(() -> Future.succeededFuture(new Outcome.Refused(how)));
        return this;
    }

    /** The next send fails as only a bug does. */
    public ScriptedSink breaks() {
        script.add(() -> Future.failedFuture(new IllegalStateException("bug")));
        return this;
    }

    /** The next send is not answered until {@link #release}. */
    public ScriptedSink stalls() {
        script.add(() -> {
            var answer = Promise.<Outcome>promise();
            stalled.add(answer);
            return answer.future();
        });
        return this;
    }

    /** Answers every stalled send. */
    public void release() {
        var waiting = List.copyOf(stalled);
        stalled.clear();
        waiting.forEach(answer -> answer.complete(new Outcome.Delivered()));
    }

    /** The event ids of all sends so far, in order. */
    public List<String> seen() {
        return List.copyOf(seen);
    }

    /** From now on known to be in trouble, or not. */
    public void shut(boolean now) {
        shut = now;
    }

    @Override
    public boolean shut() {
        return shut;
    }

    @Override
    public Future<Outcome> send(Notice notice, Deadline begunBy) {
        seen.add(notice.eventId());
        return script.isEmpty()
                ? Future.succeededFuture(new Outcome.Delivered())
                : script.remove().get();
    }
}
