package com.anycompany.ordergateway.app;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Stands for a collector: takes what is sent to it by OTLP over HTTP, and keeps the bytes. */
final class Collector implements AutoCloseable {
    private static final HexFormat HEX = HexFormat.of();

    /** One request. */
    record Export(String path, String type, byte[] body) {
        /** Whether these bytes stand somewhere in it: the ids of traces and spans are sent as they are. */
        boolean holds(String hex) {
            return HEX.formatHex(body).contains(hex);
        }

        boolean names(String text) {
            return holds(HEX.formatHex(text.getBytes(StandardCharsets.UTF_8)));
        }
    }

    private final List<Export> exports = new CopyOnWriteArrayList<>();
    private final HttpServer server;

    Collector() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("collector", e);
        }
        server.createContext("/", exchange -> {
            var body = exchange.getRequestBody().readAllBytes();
            var type = exchange.getRequestHeaders().getFirst("Content-Type");
            exports.add(new Export(exchange.getRequestURI().getPath(), type, body));
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<Export> exports() {
        return List.copyOf(exports);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
