package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;

/** An endpoint on this machine alone, which answers every call with nothing, in the form of its protocol. */
final class EmptyEndpoint implements AutoCloseable {
    private static final String REGION = "eu-west-3";
    private static final String NOBODY = "priming";
    private static final byte[] JSON = "{}".getBytes(StandardCharsets.UTF_8);
    private static final byte[] XML = "<Response><PublishResult/></Response>".getBytes(StandardCharsets.UTF_8);

    private final HttpServer server;

    private EmptyEndpoint(HttpServer server) {
        this.server = server;
    }

    static EmptyEndpoint open() {
        try {
            var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
            server.createContext("/", EmptyEndpoint::answer);
            server.start();
            return new EmptyEndpoint(server);
        } catch (IOException e) {
            throw new UncheckedIOException("empty endpoint", e);
        }
    }

    /** The way there, with credentials that are nobody's. */
    AwsAccess access() {
        var address = server.getAddress();
        var endpoint = URI.create("http://" + address.getAddress().getHostAddress() + ":" + address.getPort());
        return AwsAccess.at(endpoint, REGION, NOBODY, NOBODY);
    }

    private static void answer(HttpExchange call) throws IOException {
        try (call) {
            call.getRequestBody().readAllBytes();
            var type = call.getRequestHeaders().getFirst("Content-Type");
            var body = type != null && type.startsWith("application/x-www-form-urlencoded") ? XML : JSON;
            call.sendResponseHeaders(200, body.length);
            call.getResponseBody().write(body);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
