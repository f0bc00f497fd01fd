package com.anycompany.ordergateway.aws;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import software.amazon.awssdk.http.Protocol;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.SdkEventLoopGroup;
import software.amazon.awssdk.services.cloudwatch.CloudWatchAsyncClient;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataRequest;
import software.amazon.awssdk.services.cloudwatch.model.PutMetricDataResponse;

/**
 * The client that metrics go out by: apart from all others, with a thread of its own, so that nothing which becomes of
 * metrics touches an order.
 */
public final class MetricsClient {
    private static final Logger LOG = LoggerFactory.getLogger(MetricsClient.class);
    private static final Duration CONNECT = Duration.ofSeconds(1);
    private static final Duration ATTEMPT = Duration.ofSeconds(2);
    private static final Duration ALL = Duration.ofSeconds(5);
    private static final int CONNECTIONS = 2;

    private MetricsClient() {}

    /**
     * A client for CloudWatch, where {@code access} points. Nothing is sent yet; closing it closes what carries it. What
     * cannot be sent is dropped with a warning: a call does not fail.
     */
    public static CloudWatchAsyncClient of(AwsAccess access) {
        var builder = CloudWatchAsyncClient.builder();
        access.applyTo(builder);
        return new Warned(builder.httpClientBuilder(NettyNioAsyncHttpClient.builder()
                        .eventLoopGroupBuilder(SdkEventLoopGroup.builder().numberOfThreads(1))
                        .protocol(Protocol.HTTP1_1)
                        .maxConcurrency(CONNECTIONS)
                        .connectionTimeout(CONNECT))
                .overrideConfiguration(
                        limits -> limits.apiCallAttemptTimeout(ATTEMPT).apiCallTimeout(ALL))
                .build());
    }

    /** Whoever sends by a client would tell of each call that failed as of an error, with its whole stack. */
    record Warned(CloudWatchAsyncClient client) implements CloudWatchAsyncClient {
        @Override
        public CompletableFuture<PutMetricDataResponse> putMetricData(PutMetricDataRequest request) {
            return client.putMetricData(request).exceptionally(failure -> {
                LOG.atWarn().addKeyValue("cause", failure.getMessage()).log("metrics not sent");
                return PutMetricDataResponse.builder().build();
            });
        }

        @Override
        public String serviceName() {
            return client.serviceName();
        }

        @Override
        public void close() {
            client.close();
        }
    }
}
