package com.anycompany.ordergateway.app;

import static com.anycompany.ordergateway.store.Outcomes.outcome;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.local.LocalAws;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;

/** A whole gateway on a free port, against the embedded AWS, and a caller of it. */
public final class RunningGateway implements AutoCloseable {
    /** Whose rights its calls are held against. */
    public static final String ROLE = "serve";

    private final Vertx vertx;
    private final Gateway gateway;
    private final HttpClient caller = HttpClient.newHttpClient();

    private RunningGateway(Vertx vertx, Gateway gateway) {
        this.vertx = vertx;
        this.gateway = gateway;
    }

    /** Starts one with {@code more} settings on top of those that a test machine needs. */
    public static RunningGateway on(LocalAws aws, Map<String, String> more) {
        return on(aws, AwsAccess.at(aws.endpoint(), aws.region(), ROLE, aws.secretKey()), more);
    }

    /** The same, reaching {@code aws} by a way of its own. */
    public static RunningGateway on(LocalAws aws, AwsAccess access, Map<String, String> more) {
        var vertx = Vertx.vertx();
        return new RunningGateway(vertx, outcome(Gateway.start(vertx, settings(aws, more), access)));
    }

    /** Settings for a test machine, with {@code more} on top. */
    public static Settings settings(LocalAws aws, Map<String, String> more) {
        var environment = new HashMap<>(Map.of(
                "PORT",
                "0",
                "HOST",
                "127.0.0.1",
                "DYNAMODB_TABLE",
                aws.table(),
                "SNS_TOPIC",
                aws.topicArn(),
                "SQS_QUEUE_URL",
                aws.queueUrl().toString(),
                "SES_SENDER",
                aws.sender(),
                "CONFIRMATION_TO",
                aws.verifiedRecipient(),
                "DYNAMODB_ATTEMPT_TIMEOUT",
                "3s",
                "DYNAMODB_ACQUIRE_TIMEOUT",
                "3s",
                "DRAIN_DELAY",
                "0s"));
        environment.put("REHEARSAL", "0s");
        environment.putAll(Map.of(
                "DYNAMODB_TIMEOUT", "6s", "REQUEST_DEADLINE", "8s", "SES_RATE", "1000", "SNS_ATTEMPT_TIMEOUT", "2s"));
        environment.putAll(more);
        return Settings.read(environment, Path.of("no-such-file.yaml"));
    }

    /** Posts {@code order}, with headers in pairs of name and value. */
    public HttpResponse<String> post(String order, String... headers) {
        return posting(order, headers).join();
    }

    /** The same, without waiting. */
    public CompletableFuture<HttpResponse<String>> posting(String order, String... headers) {
        var request = HttpRequest.newBuilder(uri("/orders"))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(order));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return caller.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    /** What stands at {@code path}. */
    public HttpResponse<String> get(String path) {
        try {
            return caller.send(HttpRequest.newBuilder(uri(path)).build(), HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new AssertionError("GET " + path, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("GET " + path, e);
        }
    }

    /** The order as its caller sees it, once {@code fragment} stands in it; looks every now and then, for a while. */
    public String showsEventually(String id, String fragment) {
        return Eventually.get(() -> get("/orders/" + id).body(), body -> body.contains(fragment));
    }

    /** Where it is to be reached from outside. */
    String address() {
        return "http://127.0.0.1:" + gateway.port();
    }

    private URI uri(String path) {
        return URI.create(address() + path);
    }

    @Override
    public void close() {
        caller.close();
        outcome(gateway.stop().eventually(vertx::close));
    }
}
