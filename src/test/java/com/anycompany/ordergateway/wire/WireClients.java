package com.anycompany.ordergateway.wire;

import com.anycompany.ordergateway.local.LocalAws;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsAsyncClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.http.async.SdkAsyncHttpClient;
import software.amazon.awssdk.http.nio.netty.NettyNioAsyncHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClient;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sns.SnsAsyncClient;
import software.amazon.awssdk.services.sqs.SqsAsyncClient;

/** The real SDK at one address; one attempt a call. */
final class WireClients implements AutoCloseable {
    private final SdkAsyncHttpClient http = NettyNioAsyncHttpClient.create();
    private final LocalAws aws;
    private final URI endpoint;
    private final Duration patience;

    /** @param patience after which an attempt is given up */
    WireClients(LocalAws aws, URI endpoint, Duration patience) {
        this.aws = aws;
        this.endpoint = endpoint;
        this.patience = patience;
    }

    DynamoDbAsyncClient dynamoDb() {
        return aimed(DynamoDbAsyncClient.builder()).build();
    }

    SqsAsyncClient sqs() {
        return aimed(SqsAsyncClient.builder()).build();
    }

    SnsAsyncClient sns() {
        return aimed(SnsAsyncClient.builder()).build();
    }

    SesV2AsyncClient ses() {
        return aimed(SesV2AsyncClient.builder()).build();
    }

    private <B extends AwsClientBuilder<B, C> & AwsAsyncClientBuilder<B, C>, C> B aimed(B builder) {
        var credentials = AwsBasicCredentials.create(aws.accessKey(), aws.secretKey());
        return builder.endpointOverride(endpoint)
                .region(Region.of(aws.region()))
                .credentialsProvider(StaticCredentialsProvider.create(credentials))
                .httpClient(http)
                .overrideConfiguration(o -> o.apiCallAttemptTimeout(patience).retryStrategy(r -> r.maxAttempts(1)));
    }

    @Override
    public void close() {
        http.close();
    }
}
