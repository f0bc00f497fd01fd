package com.anycompany.ordergateway.store;

import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Supplier;

/**
 * A store that does what a test says, call by call, in front of one in memory. A call beyond the script is simply
 * served.
 */
public final class ScriptedStore implements OrderStore, OutboxStore, HandoverStore {
    private static final String NAME = "orders-table";

    private final InMemoryOrderStore items = new InMemoryOrderStore();
    private final Queue<Step> writes = new ArrayDeque<>();
    private final Queue<Step> finds = new ArrayDeque<>();
    private final Queue<Step> records = new ArrayDeque<>();
    private final Queue<Step> claims = new ArrayDeque<>();
    private final List<Runnable> stalled = new ArrayList<>();
    private final List<String> calls = new ArrayList<>();
    private final List<Deadline> deadlines = new ArrayList<>();

    /** What becomes of one call. */
    private sealed interface Step {
        record Serve() implements Step {}

        record Fail(Throwable failure) implements Step {}

        record ApplyAndFail(Throwable failure) implements Step {}

        record Stall() implements Step {}

        record Repeat(Runnable between) implements Step {}
    }

    /** The script of one kind of call. */
    public static final class Script {
        private final Queue<Step> steps;

        private Script(Queue<Step> steps) {
            this.steps = steps;
        }

        /** The next call is served. */
        public Script serves() {
            return then(new Step.Serve());
        }

        /** The next call fails and does nothing. */
        public Script failsWith(Fault fault) {
            return then(new Step.Fail(new DependencyException(NAME, fault)));
        }

        /** The next call fails as only a bug does, and does nothing. */
        public Script breaksWith(RuntimeException bug) {
            return then(new Step.Fail(bug));
        }

        /** The next call is applied, and fails all the same: the answer is lost. */
        public Script appliesAndFailsWith(Fault fault) {
            return then(new Step.ApplyAndFail(new DependencyException(NAME, fault)));
        }

        /** The next call is neither applied nor answered until {@link ScriptedStore#release}. */
        public Script stalls() {
            return then(new Step.Stall());
        }

        /** The next call is applied without being answered, {@code between} happens, and the call is made once more. */
        public Script isRepeatedAfter(Runnable between) {
            return then(new Step.Repeat(between));
        }

        private Script then(Step step) {
            steps.add(step);
            return this;
        }
    }

    /** What the next calls of {@code writeOnce} meet. */
    public Script write() {
        return new Script(writes);
    }

    /** What the next calls of {@code find} meet. */
    public Script find() {
        return new Script(finds);
    }

    /** What the next calls of {@code record} meet. */
    public Script record() {
        return new Script(records);
    }

    /** What the next calls of {@code claim} meet. */
    public Script claim() {
        return new Script(claims);
    }

    @Override
    public Future<Written> writeOnce(StoredOrder newborn, Deadline deadline) {
        return meet("write", writes, () -> items.writeOnce(newborn, deadline));
    }

    @Override
    public Future<Optional<StoredOrder>> find(OrderId id, Deadline deadline) {
        return meet("find", finds, () -> items.find(id, deadline));
    }

    @Override
    public Future<Recorded> record(OrderId id, Outbox.Open held, Outbox next, Deadline deadline) {
        deadlines.add(deadline);
        return meet("record", records, () -> items.record(id, held, next, deadline));
    }

    @Override
    public Future<List<OrderId>> due(Shard shard, Instant now, int most, Deadline deadline) {
        return items.due(shard, now, most, deadline);
    }

    @Override
    public Future<Optional<StoredOrder>> claim(
            OrderId id, Shard queried, Instant now, String owner, Instant until, Deadline deadline) {
        return meet("claim", claims, () -> items.claim(id, queried, now, owner, until, deadline));
    }

    /** Meets what the script of claims says. */
    @Override
    public Future<Optional<StoredOrder>> takeOver(OrderId id, String owner, Instant until, Deadline deadline) {
        return meet("takeover", claims, () -> items.takeOver(id, owner, until, deadline));
    }

    private <T> Future<T> meet(String name, Queue<Step> script, Supplier<Future<T>> call) {
        calls.add(name);
        var step = script.isEmpty() ? new Step.Serve() : script.remove();
        return switch (step) {
            case Step.Serve() -> call.get();
            case Step.Fail(var failure) -> Future.failedFuture(failure);
            case Step.ApplyAndFail(var failure) -> call.get().transform(result -> Future.failedFuture(failure));
            case Step.Stall() -> stall(call);
            case Step.Repeat(var between) -> {
                var first = call.get();
                between.run();
                yield first.compose(lost -> call.get());
            }
        };
    }

    private <T> Future<T> stall(Supplier<Future<T>> call) {
        var answer = Promise.<T>promise();
        stalled.add(() -> call.get().onComplete(answer));
        return answer.future();
    }

    /** Lets every stalled call go on. */
    public void release() {
        var waiting = List.copyOf(stalled);
        stalled.clear();
        waiting.forEach(Runnable::run);
    }

    /** The calls so far, in order: {@code write}, {@code find}, {@code record}, {@code claim}. */
    public List<String> calls() {
        return List.copyOf(calls);
    }

    /** By when each {@code record} was to be answered, in order. */
    public List<Deadline> deadlinesOfRecords() {
        return List.copyOf(deadlines);
    }

    /** What stands behind the script. */
    public InMemoryOrderStore items() {
        return items;
    }
}
