package com.anycompany.ordergateway.aws;

import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscriber;
import org.reactivestreams.Subscription;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.async.AsyncExecuteRequest;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.regions.Region;

/** Keeps the call that it was asked to make, and makes none. */
final class RecordingHttp implements SdkAsyncHttpClient {
    /** Which change with the time, or with the order in which a body says things. */
    private static final Set<String> CHANGING =
            Set.of("Authorization", "X-Amz-Date", "amz-sdk-invocation-id", "Content-Length", "x-amz-content-sha256");

    private @Nullable SdkHttpRequest request;
    private final StringBuilder body = new StringBuilder();

    @Override
    public CompletableFuture<Void> execute(AsyncExecuteRequest call) {
        request = call.request();
        call.requestContentPublisher().subscribe(new Subscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(Long.MAX_VALUE);
            }

            @Override
            public void onNext(ByteBuffer part) {
                body.append(StandardCharsets.UTF_8.decode(part));
            }

            @Override
            public void onError(Throwable failure) {
                throw new IllegalStateException(failure);
            }

            @Override
            public void onComplete() {}
        });
        return CompletableFuture.failedFuture(new IllegalStateException("not sent"));
    }

    /** A client of {@code builder} that speaks to nobody but this, and never repeats. */
    <C, B extends AwsAsyncClientBuilder<B, C> & AwsClientBuilder<B, C>> C client(
            B builder, ExecutionInterceptor... interceptors) {
        return builder.httpClient(this)
                .region(Region.EU_WEST_3)
                .endpointOverride(URI.create("http://127.0.0.1:1"))
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("unsent", "any")))
                .overrideConfiguration(with ->
                        with.executionInterceptors(List.of(interceptors)).retryStrategy(retry -> retry.maxAttempts(1)))
                .build();
    }

    SdkHttpRequest request() {
        return Optional.ofNullable(request).orElseThrow();
    }

    String header(String name) {
        return request().firstMatchingHeader(name).orElseThrow();
    }

    /** The headers that say what kind of call it is. */
    Map<String, List<String>> kind() {
        return request().headers().entrySet().stream()
                .filter(header -> !CHANGING.contains(header.getKey()))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    String body() {
        return body.toString();
    }

    /** How many bytes were sent. */
    String bytes() {
        return Integer.toString(body().getBytes(StandardCharsets.UTF_8).length);
    }

    /** The SHA-256 of what was sent. */
    String digest() throws NoSuchAlgorithmException {
        return HexFormat.of()
                .formatHex(MessageDigest.getInstance("SHA-256").digest(body().getBytes(StandardCharsets.UTF_8)));
    }

    @Override
    public void close() {}
}
