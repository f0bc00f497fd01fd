package com.anycompany.ordergateway.crash;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Lambda, as one execution environment sees it: hands out events one by one and takes what is made of them.
 *
 * <p>Source: AWS Lambda, "Using the Lambda runtime API for custom runtimes"; of SnapStart, "Runtime hooks".
 */
final class RuntimeApi implements AutoCloseable {
    private static final String ROOT = "/2018-06-01/runtime/";
    private static final String ARN = "arn:aws:lambda:eu-west-3:123456789012:function:order-gateway";

    private final HttpServer server;
    private final BlockingQueue<Invocation> waiting = new LinkedBlockingQueue<>();
    private final Map<String, Invocation> running = new ConcurrentHashMap<>();
    private final CompletableFuture<Instant> firstAsked = new CompletableFuture<>();
    private final CompletableFuture<Void> checkpoint = new CompletableFuture<>();
    private final CompletableFuture<Void> restore = new CompletableFuture<>();

    /** What became of one invocation. */
    record Result(boolean failed, String document) {}

    private record Invocation(String id, byte[] event, Duration limit, CompletableFuture<Result> result) {}

    RuntimeApi() {
        try {
            server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException("runtime API", e);
        }
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext(ROOT, this::serve);
        server.start();
    }

    /** Where a runtime asks: {@code AWS_LAMBDA_RUNTIME_API}. */
    String address() {
        return "127.0.0.1:" + port();
    }

    int port() {
        return server.getAddress().getPort();
    }

    /** Has {@code event} handled by a function that has {@code limit} for it. */
    CompletableFuture<Result> invoke(byte[] event, Duration limit) {
        var invocation = new Invocation(UUID.randomUUID().toString(), event, limit, new CompletableFuture<>());
        waiting.add(invocation);
        return invocation.result();
    }

    /** Completes when the function has been made and asks for its first event; fails if it could not be made. */
    CompletableFuture<Instant> initialised() {
        return firstAsked;
    }

    /** Completes when the function is ready for its snapshot, and stands still. */
    CompletableFuture<Void> checkpoint() {
        return checkpoint;
    }

    /** Lets a function go on that stands still for its snapshot, as if it were restored from there. */
    void restore() {
        restore.complete(null);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            var path = exchange.getRequestURI().getPath().substring(ROOT.length());
            var sent = exchange.getRequestBody().readAllBytes();
            switch (path) {
                case "invocation/next" -> next(exchange);
                case "restore/next" -> {
                    checkpoint.complete(null);
                    restore.join();
                    exchange.sendResponseHeaders(200, -1);
                }
                case "init/error", "restore/error" -> {
                    firstAsked.completeExceptionally(new AssertionError(new String(sent, StandardCharsets.UTF_8)));
                    exchange.sendResponseHeaders(202, -1);
                }
                default -> {
                    end(path.split("/", -1), new String(sent, StandardCharsets.UTF_8));
                    exchange.sendResponseHeaders(202, -1);
                }
            }
        }
    }

    private void next(HttpExchange exchange) throws IOException {
        firstAsked.complete(Instant.now());
        var invocation = take();
        running.put(invocation.id(), invocation);
        var headers = exchange.getResponseHeaders();
        headers.add("Content-Type", "application/json");
        headers.add("Lambda-Runtime-Aws-Request-Id", invocation.id());
        headers.add(
                "Lambda-Runtime-Deadline-Ms",
                Long.toString(Instant.now().plus(invocation.limit()).toEpochMilli()));
        headers.add("Lambda-Runtime-Invoked-Function-Arn", ARN);
        headers.add("Lambda-Runtime-Trace-Id", "Root=1-5bef4de7-ad49b0e87f6ef6c87fc2e700;Sampled=0");
        exchange.sendResponseHeaders(200, invocation.event().length);
        exchange.getResponseBody().write(invocation.event());
    }

    private Invocation take() {
        try {
            return waiting.take();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** Of {@code invocation/{id}/response} or {@code invocation/{id}/error}. */
    private void end(String[] path, String document) {
        var invocation = running.remove(path[1]);
        if (invocation != null) {
            invocation.result().complete(new Result(path[2].equals("error"), document));
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
