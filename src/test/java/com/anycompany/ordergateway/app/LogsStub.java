package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.RecordedCalls;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;

/**
 * CloudWatch Logs with one group, whose lines come from elsewhere: takes nothing but FilterLogEvents, signed for logs, and
 * answers an empty page before the one that holds what matches, as the service may.
 *
 * <p>Source: CloudWatch Logs, FilterLogEvents.
 */
final class LogsStub implements AutoCloseable {
    static final String GROUP = "/aws/lambda/ProcessOrder";

    private final HttpServer server;
    private final Supplier<List<String>> lines;
    private volatile String refusal = "";

    LogsStub(Supplier<List<String>> lines) {
        this.lines = lines;
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("logs", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::serve);
        server.start();
    }

    /** From now on every call is refused by {@code code}. */
    void refuse(String code) {
        refusal = code;
    }

    /** Where {@code access} points, with these logs. */
    AwsAccess besides(AwsAccess access) {
        return new Access(
                access, URI.create("http://127.0.0.1:" + server.getAddress().getPort()));
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var body = exchange.getRequestBody().readAllBytes();
            var headers = exchange.getRequestHeaders();
            var target = String.valueOf(headers.getFirst("X-Amz-Target"));
            var authorization = String.valueOf(headers.getFirst("Authorization"));
            var type = String.valueOf(headers.getFirst("Content-Type"));
            RecordedCalls.received(
                    authorization, "CloudWatchLogs", target.substring(target.indexOf('.') + 1), type, body);
            var request = new JsonObject(new String(body, StandardCharsets.UTF_8));
            var fault = fault(target, type, authorization, request);
            var answer = fault.isEmpty() ? found(request) : new JsonObject().put("__type", "com.amazonaws#" + fault);
            var bytes = answer.toBuffer().getBytes();
            exchange.sendResponseHeaders(fault.isEmpty() ? 200 : 400, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private String fault(String target, String type, String authorization, JsonObject request) {
        if (!refusal.isEmpty()) {
            return refusal;
        }
        if (!target.equals("Logs_20140328.FilterLogEvents") || !type.equals("application/x-amz-json-1.1")) {
            return "UnknownOperationException";
        }
        if (!authorization.matches("AWS4-HMAC-SHA256 Credential=[^/]+/\\d{8}/eu-west-3/logs/aws4_request, .*")) {
            return "InvalidSignatureException";
        }
        return request.getString("logGroupName").equals(GROUP) ? "" : "ResourceNotFoundException";
    }

    private JsonObject found(JsonObject request) {
        if (!request.containsKey("nextToken")) {
            return new JsonObject().put("events", new JsonArray()).put("nextToken", "more");
        }
        var term = request.getString("filterPattern").replaceAll("^\"|\"$", "");
        var events = new JsonArray();
        lines.get().stream()
                .filter(line -> line.contains(term))
                .forEach(line -> events.add(new JsonObject().put("message", line)));
        return new JsonObject().put("events", events);
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private record Access(AwsAccess others, URI logs) implements AwsAccess {
        @Override
        public AwsCredentialsProvider credentials() {
            return others.credentials();
        }

        @Override
        public void applyTo(AwsClientBuilder<?, ?> builder) {
            others.applyTo(builder);
        }

        @Override
        public Region region() {
            return others.region();
        }
    }
}
