package com.anycompany.ordergateway.entrance;

import static com.anycompany.ordergateway.store.Outcomes.outcome;

import com.anycompany.ordergateway.http.HttpEntrance;
import com.anycompany.ordergateway.http.HttpOptions;
import io.vertx.core.Vertx;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;

/** Over HTTP/1.1 and a real socket; one connection a request. */
final class SocketEntrance implements Entrance {
    private final Vertx vertx = Vertx.vertx();
    private final HttpEntrance entrance;

    SocketEntrance(SampleApi sample) {
        entrance =
                outcome(HttpEntrance.open(vertx, sample.api(), sample.requestIds(), HttpOptions.on("127.0.0.1", 0, 1)));
    }

    @Override
    public Reply ask(Request request) {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), entrance.port())) {
            socket.getOutputStream().write(wire(request));
            return read(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(request.name(), e);
        }
    }

    private static byte[] wire(Request request) throws IOException {
        var head = new StringBuilder(request.method()).append(' ').append(request.target());
        head.append(" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n");
        request.headers()
                .forEach(header -> head.append(header.getKey())
                        .append(": ")
                        .append(header.getValue())
                        .append("\r\n"));
        if (request.body().length > 0 || request.method().equals("POST")) {
            head.append("Content-Length: ").append(request.body().length).append("\r\n");
        }
        var bytes = new ByteArrayOutputStream();
        bytes.write(head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1));
        bytes.write(request.body());
        return bytes.toByteArray();
    }

    private static Reply read(byte[] wire) {
        var text = new String(wire, StandardCharsets.UTF_8);
        var end = text.indexOf("\r\n\r\n");
        var lines = text.substring(0, end).split("\r\n", -1);
        var headers = new HashMap<String, String>();
        for (var i = 1; i < lines.length; i++) {
            var colon = lines[i].indexOf(':');
            headers.put(
                    lines[i].substring(0, colon), lines[i].substring(colon + 1).strip());
        }
        return Reply.of(Integer.parseInt(lines[0].substring(9, 12)), headers, text.substring(end + 4));
    }

    @Override
    public void close() {
        outcome(vertx.close());
    }
}
