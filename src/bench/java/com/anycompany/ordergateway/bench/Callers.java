package com.anycompany.ordergateway.bench;

import com.anycompany.ordergateway.bench.Heard.Of;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.HdrHistogram.Histogram;

/**
 * Callers on kept connections to one candidate. All that they do happens on one event loop; each order is a new one.
 *
 * <p>Closed: each caller posts again as soon as it is answered. Open: orders come at a fixed rate whoever is free, and a
 * latency counts from when its order was due, so that a candidate that stalls cannot hide it.
 */
final class Callers implements AutoCloseable {
    private static final long LONGEST = TimeUnit.MINUTES.toMicros(1);
    private static final int PRECISION = 3;

    private final Vertx vertx;
    private final NetClient client;
    private final int port;
    private final Heard heard;
    private final AtomicInteger numbers;
    private final List<Caller> all = new ArrayList<>();
    private final Deque<Caller> idle = new ArrayDeque<>();
    private final Deque<Long> due = new ArrayDeque<>();
    private Histogram latencies = new Histogram(LONGEST, PRECISION);
    private boolean closedLoop;
    private volatile boolean ended;
    private int refused;

    private Callers(Vertx vertx, int port, Heard heard, AtomicInteger numbers) {
        this.vertx = vertx;
        this.port = port;
        this.client = vertx.createNetClient(new NetClientOptions().setTcpNoDelay(true));
        this.heard = heard;
        this.numbers = numbers;
    }

    /** So many, connected to {@code port}. {@code numbers} gives each order its own. */
    static Callers connect(Vertx vertx, int port, int count, Heard heard, AtomicInteger numbers) {
        var callers = new Callers(vertx, port, heard, numbers);
        var connected = IntStream.range(0, count)
                .mapToObj(
                        each -> callers.connection().onSuccess(socket -> callers.all.add(new Caller(socket, callers))))
                .toList();
        Future.all(connected).await();
        callers.idle.addAll(callers.all);
        return callers;
    }

    private Future<NetSocket> connection() {
        return client.connect(port, "127.0.0.1");
    }

    /**
     * A candidate closes a connection that was silent for long, as while the others have their turn: its caller comes again,
     * as any client would. One that waited for an answer then counts as refused, one that cannot come again is left out.
     */
    void hungUpOn(Caller caller) {
        if (ended) {
            return;
        }
        var waited = !idle.remove(caller);
        connection()
                .onSuccess(socket -> {
                    caller.goOnBy(socket);
                    if (waited) {
                        caller.lostItsAnswer();
                    } else {
                        isFree(caller);
                    }
                })
                .onFailure(gone -> all.remove(caller));
    }

    /** What a stretch of load showed. {@code latencies} are in microseconds, {@code refused} is what was not 200. */
    record Seen(Histogram latencies, int refused) {}

    /** Closed loop for so long; ends when the last is answered. */
    Seen closed(long millis) {
        run(() -> {
            closedLoop = true;
            List.copyOf(idle).forEach(this::next);
        });
        return end(millis);
    }

    /** An order every so often, {@code rate} a second. */
    Seen open(int rate, long millis) {
        var begun = System.nanoTime();
        var sent = new long[1];
        var timer = vertx.setPeriodic(1, tick -> {
            var elapsed = System.nanoTime() - begun;
            var wanted = elapsed * rate / TimeUnit.SECONDS.toNanos(1);
            for (; sent[0] < wanted; sent[0]++) {
                due.add(begun + sent[0] * TimeUnit.SECONDS.toNanos(1) / rate);
            }
            sendDue();
        });
        Rest.of(Duration.ofMillis(millis));
        vertx.cancelTimer(timer);
        return end(0);
    }

    private Seen end(long millis) {
        Rest.of(Duration.ofMillis(millis));
        run(() -> closedLoop = false);
        while (!quiet()) {
            Rest.of(Duration.ofMillis(1));
        }
        return call(() -> {
            var seen = new Seen(latencies, refused);
            latencies = new Histogram(LONGEST, PRECISION);
            refused = 0;
            return seen;
        });
    }

    private boolean quiet() {
        return call(() -> due.isEmpty() && idle.size() == all.size());
    }

    private void sendDue() {
        while (!due.isEmpty() && !idle.isEmpty()) {
            idle.remove().post(numbers.getAndIncrement(), due.remove());
        }
    }

    private void next(Caller caller) {
        idle.remove(caller);
        caller.post(numbers.getAndIncrement(), System.nanoTime());
    }

    /** The answer to one order. */
    void answered(Caller caller, int order, int status, long begun) {
        latencies.recordValue(Math.min(LONGEST, (System.nanoTime() - begun) / 1_000));
        if (status == 200) {
            heard.note(Of.ACKNOWLEDGED, order);
        } else {
            refused++;
        }
        isFree(caller);
    }

    private void isFree(Caller caller) {
        if (closedLoop) {
            caller.post(numbers.getAndIncrement(), System.nanoTime());
        } else {
            idle.add(caller);
            sendDue();
        }
    }

    private void run(Runnable step) {
        call(() -> {
            step.run();
            return true;
        });
    }

    /** On the one loop of this Vert.x, where everything here lives. */
    private <T> T call(Supplier<T> step) {
        return Future.<T>future(promise -> all.getFirst().context().runOnContext(go -> promise.complete(step.get())))
                .await();
    }

    @Override
    public void close() {
        ended = true;
        client.close().await();
    }
}
