package com.anycompany.ordergateway.bench;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;

/**
 * The stub of AWS as a process of its own, for load from elsewhere. {@code stub.port} is where it listens; {@code
 * bench.store}, {@code .topic}, {@code .queue} and {@code .jitter} are its latencies at first, in milliseconds; {@code
 * stub.items} is how many of the latest orders can be read. It prints what a gateway is to have in its environment, and
 * runs until it is ended.
 */
public final class StubProcess {
    private static final int READABLE = 20_000;

    private StubProcess() {}

    /** Starts it. */
    public static void main(String... arguments) {
        var vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        var items = new Items(Integer.getInteger("stub.items", READABLE));
        var port = Integer.getInteger("stub.port", 0);
        var stub = StubAws.start(vertx, new Heard(), Plan.read().latencies(), items, port);
        stub.environment().forEach((name, value) -> Report.line("%s=%s", name, value));
        Report.line("ready");
    }
}
