package com.anycompany.ordergateway.aws;

import java.time.Duration;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;

/**
 * The client that metrics go out by: apart from all others, with a thread of its own, so that nothing which becomes of
 * metrics touches an order.
 */
public final class MetricsClient {
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final Duration ALL = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 2;

    private MetricsClient() {}

    /** A client for CloudWatch, where {@code access} points. Nothing is sent yet; closing it closes what carries it. */
    public static CloudWatchAsyncClient of(AwsAccess access) {
        var builder = CloudWatchAsyncClient.builder();
        access.applyTo(builder);
        return builder.httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .eventLoopGroupBuilder(SdkEventLoopGroup.builder().numberOfThreads(1))
                        .protocol(Protocol.HTTP1_1)
                        .maxConcurrency(CONNECTIONS)
                        .connectionTimeout(CONNECT))
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(ALL))
                .build();
    }
}
