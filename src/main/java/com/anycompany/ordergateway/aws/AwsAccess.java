package com.anycompany.ordergateway.aws;

import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.endpoint.AwsClientEndpointProvider;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.DefaultAwsRegionProviderChain;

/** Which AWS the clients speak to, and as whom. */
public interface AwsAccess {
    /** Credentials for every call; resolving them may block, so it is done before the port opens. */
    AwsCredentialsProvider credentials();

    /** Finds the credentials once, blocking; fails with the SDK's exception if there are none. */
    default void resolve() {
        credentials().resolveCredentials();
    }

    /** Points one client there. */
    void applyTo(AwsClientBuilder<?, ?> builder);

    /** Its region. */
    Region region();

    /** Where its CloudWatch Logs are asked. */
    URI logs();

    /**
     * What the environment names, by the SDK's own rules: {@code AWS_REGION}, {@code AWS_ENDPOINT_URL} and its forms for
     * one service, profiles, and the chain of credentials. Looking for the region may block. Fails with
     * {@link IllegalStateException}, whose message is one line for an operator, where no region is named.
     */
    static AwsAccess ofEnvironment() {
        var credentials = DefaultCredentialsProvider.builder()
                .asyncCredentialUpdateEnabled(true)
                .build();
        try {
            return new Environment(credentials, new DefaultAwsRegionProviderChain().getRegion());
        } catch (SdkClientException nowhere) {
            throw new IllegalStateException("no AWS region (expected: AWS_REGION or a profile)", nowhere);
        }
    }

    /** One fixed place: an emulator. */
    static AwsAccess at(URI endpoint, String region, String accessKey, String secretKey) {
        return new Fixed(
                endpoint,
                Region.of(region),
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, secretKey)));
    }

    /** See {@link #ofEnvironment()}. */
    record Environment(AwsCredentialsProvider credentials, Region region) implements AwsAccess {
        @Override
        public void applyTo(AwsClientBuilder<?, ?> builder) {
            builder.credentialsProvider(credentials);
        }

        /** By the rule that the SDK's clients keep to. Source: AWS SDKs reference, "Service-specific endpoints". */
        @Override
        public URI logs() {
            return AwsClientEndpointProvider.builder()
                    .serviceEndpointOverrideEnvironmentVariable("AWS_ENDPOINT_URL_CLOUDWATCH_LOGS")
                    .serviceEndpointOverrideSystemProperty("aws.endpointUrlCloudWatchLogs")
                    .serviceProfileProperty("cloudwatch_logs")
                    .serviceEndpointPrefix("logs")
                    .defaultProtocol("https")
                    .region(region)
                    .build()
                    .clientEndpoint();
        }
    }

    /** See {@link #at(URI, String, String, String)}. */
    record Fixed(URI endpoint, Region region, AwsCredentialsProvider credentials) implements AwsAccess {
        @Override
        public void applyTo(AwsClientBuilder<?, ?> builder) {
            builder.endpointOverride(endpoint).region(region).credentialsProvider(credentials);
        }

        @Override
        public URI logs() {
            return endpoint;
        }
    }
}
