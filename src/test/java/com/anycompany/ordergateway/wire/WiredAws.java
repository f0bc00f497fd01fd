package com.anycompany.ordergateway.wire;

import com.anycompany.ordergateway.app.RunningGateway;
import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.net.URI;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.DynamoDbAsyncClientBuilder;
import software.amazon.awssdk.services.sns.SnsAsyncClientBuilder;
import software.amazon.awssdk.services.sqs.SqsAsyncClientBuilder;

/** The embedded AWS with a wire of its own to each service, so that one can be cut while the others stand. */
final class WiredAws implements AutoCloseable {
    private static final List<AwsServiceName> SERVICES =
            List.of(AwsServiceName.DYNAMODB, AwsServiceName.SNS, AwsServiceName.SQS, AwsServiceName.SES);
    private static final Map<AwsServiceName, String> VARIABLES = Map.of(
            AwsServiceName.DYNAMODB, "AWS_ENDPOINT_URL_DYNAMODB",
            AwsServiceName.SNS, "AWS_ENDPOINT_URL_SNS",
            AwsServiceName.SQS, "AWS_ENDPOINT_URL_SQS",
            AwsServiceName.SES, "AWS_ENDPOINT_URL_SESV2");

    private final LocalAws aws;
    private final Map<AwsServiceName, WireProxy> wires = new EnumMap<>(AwsServiceName.class);

    WiredAws(LocalAwsOptions options) {
        this.aws = LocalAws.start(options);
        SERVICES.forEach(service -> wires.put(service, WireProxy.before(aws.endpoint())));
    }

    LocalAws aws() {
        return aws;
    }

    /** The wire to one service. */
    WireProxy to(AwsServiceName service) {
        var wire = wires.get(service);
        if (wire == null) {
            throw new IllegalArgumentException("service: " + service + " (expected: one of " + SERVICES + ")");
        }
        return wire;
    }

    void heal() {
        wires.values().forEach(WireProxy::heal);
    }

    /** The way of a gateway in this JVM. */
    AwsAccess access() {
        return new Access();
    }

    /** The way of a gateway in a process of its own. */
    Map<String, String> environment() {
        var environment = new HashMap<>(Map.of(
                "AWS_REGION", aws.region(),
                "AWS_ACCESS_KEY_ID", aws.accessKey(),
                "AWS_SECRET_ACCESS_KEY", aws.secretKey(),
                "SNS_TOPIC", aws.topicArn(),
                "SQS_QUEUE_URL", aws.queueUrl().toString(),
                "SES_SENDER", aws.sender(),
                "CONFIRMATION_TO", aws.verifiedRecipient()));
        VARIABLES.forEach((service, variable) ->
                environment.put(variable, to(service).endpoint().toString()));
        return environment;
    }

    @Override
    public void close() {
        wires.values().forEach(WireProxy::close);
        aws.close();
    }

    private final class Access implements AwsAccess {
        @Override
        public AwsCredentialsProvider credentials() {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create(RunningGateway.ROLE, aws.secretKey()));
        }

        @Override
        public void applyTo(AwsClientBuilder<?, ?> builder) {
            AwsAccess.at(endpoint(builder), aws.region(), RunningGateway.ROLE, aws.secretKey())
                    .applyTo(builder);
        }

        @Override
        public Region region() {
            return Region.of(aws.region());
        }

        @Override
        public URI logs() {
            return aws.endpoint();
        }

        private URI endpoint(AwsClientBuilder<?, ?> builder) {
            return switch (builder) {
                case DynamoDbAsyncClientBuilder table ->
                    to(AwsServiceName.DYNAMODB).endpoint();
                case SnsAsyncClientBuilder topic -> to(AwsServiceName.SNS).endpoint();
                case SqsAsyncClientBuilder queue -> to(AwsServiceName.SQS).endpoint();
                default -> to(AwsServiceName.SES).endpoint();
            };
        }
    }
}
