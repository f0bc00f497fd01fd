package com.anycompany.ordergateway.rehearsal;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetSocket;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Callers on the loopback interface, each on a kept connection and with one request under way.
 */
public final class Callers {
    private static final String ADDRESS = "127.0.0.1";
    private static final String OK = "HTTP/1.1 200";

    private final NetClient client;
    private final int port;
    private final Supplier<String> bodies;
    private final BooleanSupplier over;
    private final LongAdder accepted = new LongAdder();

    /**
     * Callers of {@code port}.
     *
     * @param bodies of their requests, one after the other
     * @param over when no more are posted
     */
    public Callers(Vertx vertx, int port, Supplier<String> bodies, BooleanSupplier over) {
        this.client = vertx.createNetClient();
        this.port = port;
        this.bodies = bodies;
        this.over = over;
    }

    /**
     * So many at once post until it is over, each at least once. How many requests were answered 200. Fails with {@link java.io.IOException} if
     * nobody listens.
     */
    public Future<Long> post(int atOnce) {
        return Future.all(IntStream.range(0, atOnce)
                        .mapToObj(each -> client.connect(port, ADDRESS).compose(this::keepPosting))
                        .toList())
                .eventually(client::close)
                .map(ended -> accepted.sum());
    }

    private Future<Void> keepPosting(NetSocket socket) {
        var ended = Promise.<Void>promise();
        socket.closeHandler(closed -> ended.tryComplete());
        new Conversation(socket).post();
        return ended.future();
    }

    /** One connection: a request, its answer, and so on. */
    private final class Conversation {
        private final NetSocket socket;

        private Conversation(NetSocket socket) {
            this.socket = socket;
            Messages.read(socket, this::receive);
        }

        private void receive(String head, Buffer body) {
            if (head.startsWith(OK)) {
                accepted.increment();
            }
            if (over.getAsBoolean()) {
                socket.close();
            } else {
                post();
            }
        }

        private void post() {
            var body = Buffer.buffer(bodies.get());
            socket.write(Buffer.buffer("POST /orders HTTP/1.1\r\nHost: " + ADDRESS
                            + "\r\nContent-Type: application/json\r\nContent-Length: " + body.length()
                            + Messages.END_OF_HEAD)
                    .appendBuffer(body));
        }
    }
}
