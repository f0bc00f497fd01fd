package com.anycompany.ordergateway.aws;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.json.DecodeException;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * A log group of CloudWatch Logs, to look for a line in. The SDK's module for that is not among our libraries: it is one
 * call, signed by the SDK's own signer.
 *
 * <p>Source: CloudWatch Logs, FilterLogEvents; "Making API requests"; "Filter pattern syntax": a quoted term is matched
 * as it stands.
 */
final class LogGroup {
    /** The right that looking needs. */
    static final String ACTION = "logs:FilterLogEvents";

    private static final String TARGET = "Logs_20140328.FilterLogEvents";
    private static final String TYPE = "application/x-amz-json-1.1";
    private static final Duration LONGEST_CALL = Duration.ofSeconds(15);
    private static final int OK = 200;

    /** A page may be empty and yet name a next one. */
    private static final int MOST_PAGES = 20;

    private final Vertx vertx;
    private final AwsAccess access;
    private final String name;

    /** The group called {@code name}, where {@code access} points. */
    LogGroup(Vertx vertx, AwsAccess access, String name) {
        this.vertx = vertx;
        this.access = access;
        this.name = name;
    }

    /**
     * The first line since {@code from} that holds all of {@code words}, looked for by the first of them. Fails with
     * {@link AwsServiceException} on a refusal, else with what kept the call from its answer.
     */
    Future<Optional<String>> line(Instant from, List<String> words) {
        var request = new JsonObject()
                .put("logGroupName", name)
                .put("filterPattern", "\"" + words.getFirst() + "\"")
                .put("startTime", from.toEpochMilli());
        return line(request, words, MOST_PAGES);
    }

    private Future<Optional<String>> line(JsonObject request, List<String> words, int pages) {
        return call(request).compose(answer -> {
            var found = lines(answer)
                    .filter(line -> words.stream().allMatch(line::contains))
                    .findFirst();
            var next = answer.getString("nextToken", "");
            return found.isPresent() || next.isEmpty() || pages == 1
                    ? Future.succeededFuture(found)
                    : line(request.copy().put("nextToken", next), words, pages - 1);
        });
    }

    private static Stream<String> lines(JsonObject answer) {
        var events = answer.getJsonArray("events");
        return events == null
                ? Stream.empty()
                : events.stream().map(JsonObject.class::cast).map(event -> event.getString("message", ""));
    }

    private Future<JsonObject> call(JsonObject request) {
        var body = request.toBuffer();
        return Future.fromCompletionStage(access.credentials().resolveIdentity(), vertx.getOrCreateContext())
                .compose(identity -> send(signed(identity, body), body))
                .compose(answer -> answer.body().compose(read -> read(answer.statusCode(), read)));
    }

    private SdkHttpRequest signed(AwsCredentialsIdentity identity, Buffer body) {
        var unsigned = SdkHttpRequest.builder()
                .method(SdkHttpMethod.POST)
                .uri(access.logs())
                .putHeader("Content-Type", TYPE)
                .putHeader("X-Amz-Target", TARGET)
                .build();
        return AwsV4HttpSigner.create()
                .sign(sign -> sign.identity(identity)
                        .request(unsigned)
                        .payload(() -> new ByteArrayInputStream(body.getBytes()))
                        .putProperty(AwsV4HttpSigner.SERVICE_SIGNING_NAME, "logs")
                        .putProperty(
                                AwsV4HttpSigner.REGION_NAME, access.region().id()))
                .request();
    }

    private Future<HttpClientResponse> send(SdkHttpRequest signed, Buffer body) {
        var headers = MultiMap.caseInsensitiveMultiMap();
        signed.headers().forEach(headers::add);
        var options = new RequestOptions()
                .setMethod(HttpMethod.POST)
                .setAbsoluteURI(signed.getUri().toString())
                .setHeaders(headers)
                .setTimeout(LONGEST_CALL.toMillis());
        return vertx.createHttpClient().request(options).compose(request -> request.send(body));
    }

    private static Future<JsonObject> read(int status, Buffer body) {
        var document = document(body);
        return status == OK && document.isPresent()
                ? Future.succeededFuture(document.get())
                : Future.failedFuture(refusal(status, document));
    }

    private static Optional<JsonObject> document(Buffer body) {
        try {
            return Optional.of(body.toJsonObject());
        } catch (DecodeException | ClassCastException unreadable) {
            return Optional.empty();
        }
    }

    /** The code is behind a number sign where a service writes its name before it. */
    private static AwsServiceException refusal(int status, Optional<JsonObject> document) {
        var type = document.map(said -> said.getString("__type", "")).orElse("");
        return AwsServiceException.builder()
                .message("status " + status)
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder()
                        .errorCode(type.substring(type.indexOf('#') + 1))
                        .build())
                .build();
    }
}
