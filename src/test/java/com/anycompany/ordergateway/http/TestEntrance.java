package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.RequestIds;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/** A running entrance on a port of its own, in front of a scripted handler. */
final class TestEntrance implements AutoCloseable {
    static final Duration LONG = Duration.ofSeconds(60);

    final ScriptedHandler handler = new ScriptedHandler();
    final Vertx vertx = Vertx.vertx();
    final HttpEntrance entrance;

    private TestEntrance(HttpOptions options) {
        entrance = await(HttpEntrance.open(vertx, handler, new RequestIds(new Random(1)), options));
    }

    static TestEntrance patient() {
        return lingering(Duration.ofSeconds(1));
    }

    static TestEntrance lingering(Duration linger) {
        return new TestEntrance(new HttpOptions("localhost", 0, 2, LONG, LONG, LONG, linger));
    }

    static TestEntrance with(Duration head, Duration body, Duration idle) {
        return new TestEntrance(new HttpOptions("localhost", 0, 2, head, body, idle, Duration.ofSeconds(1)));
    }

    RawConnection connect() throws IOException {
        return RawConnection.to(entrance.port());
    }

    static <T> T await(Future<T> future) {
        try {
            return future.await(20, TimeUnit.SECONDS);
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("not done in time", e);
        }
    }

    @Override
    public void close() {
        await(vertx.close());
    }
}
