package com.anycompany.ordergateway.bench;

import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.NetSocket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Objects;

/** One kept connection, one order at a time. It understands just enough HTTP to know where an answer ends. */
final class Caller {
    private static final byte[] END_OF_HEAD = StubAws.ascii("\r\n\r\n");
    private static final String LENGTH = "content-length:";

    /** No status at all. */
    private static final int LOST = 0;

    private final Callers callers;
    private final Context context;
    private NetSocket socket;
    private Buffer received = Buffer.buffer();
    private int order;
    private long begun;

    Caller(NetSocket socket, Callers callers) {
        this.callers = callers;
        this.context = Objects.requireNonNull(Vertx.currentContext(), "called on an event loop");
        this.socket = taken(socket);
    }

    /** Goes on by another connection: the last was closed. */
    void goOnBy(NetSocket next) {
        socket = taken(next);
        received = Buffer.buffer();
    }

    private NetSocket taken(NetSocket next) {
        return next.handler(this::receive).closeHandler(closed -> callers.hungUpOn(this));
    }

    /** What became of its order is not known. */
    void lostItsAnswer() {
        callers.answered(this, order, LOST, begun);
    }

    Context context() {
        return context;
    }

    /** Posts an order. {@code due} is the moment from which its latency counts. */
    void post(int number, long due) {
        order = number;
        begun = due;
        var body = "{\"order_id\":\"" + Heard.ID + number + "\",\"product\":\"Laptop\",\"price\":999.99}";
        socket.write(Buffer.buffer("POST /orders HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Type: application/json\r\n"
                + "Content-Length: " + body.length() + "\r\n\r\n" + body));
    }

    private void receive(Buffer part) {
        received = received.length() == 0 ? part : received.appendBuffer(part);
        var bytes = received.getBytes();
        var head = Scan.parts(bytes, END_OF_HEAD).getFirst();
        if (head == bytes.length) {
            return;
        }
        var lines = new String(bytes, 0, head, StandardCharsets.US_ASCII).toLowerCase(Locale.ROOT);
        var at = lines.indexOf(LENGTH);
        var end = at < 0 ? lines.length() : lines.indexOf('\r', at) < 0 ? lines.length() : lines.indexOf('\r', at);
        var length = at < 0
                ? 0
                : Integer.parseInt(lines.substring(at + LENGTH.length(), end).strip());
        if (bytes.length < head + END_OF_HEAD.length + length) {
            return;
        }
        received = Buffer.buffer();
        callers.answered(this, order, Integer.parseInt(lines.substring(9, 12)), begun);
    }
}
