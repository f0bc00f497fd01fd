package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.local.LocalAws;
import java.net.URI;
import java.time.Duration;

/** Clients on the embedded AWS or another, with limits that suit a busy machine and yet end. */
final class TestClients {
    private static final Duration ATTEMPT = Duration.ofSeconds(5);
    private static final Duration SLOW_ATTEMPT = Duration.ofSeconds(15);
    private static final Duration SHORT = Duration.ofMillis(200);
    private static final String NOBODY = "http://127.0.0.1:1";

    private TestClients() {}

    static AwsClients of(LocalAws aws) {
        return new AwsClients(access(aws), limits(64, ATTEMPT));
    }

    /** Clients on an emulator, which takes any key. */
    static AwsClients at(URI endpoint, String region) {
        return new AwsClients(
                AwsAccess.at(endpoint, region, "adapters", "any"), limits(SLOW_ATTEMPT, 16, SLOW_ATTEMPT));
    }

    /** Clients with one connection each. */
    static AwsClients withOneConnection(LocalAws aws) {
        return new AwsClients(access(aws), limits(1, SHORT));
    }

    /** Clients of a port that nobody listens on. */
    static AwsClients nowhere() {
        return new AwsClients(AwsAccess.at(URI.create(NOBODY), "eu-west-3", "nowhere", "any"), limits(1, SHORT));
    }

    private static AwsAccess access(LocalAws aws) {
        return AwsAccess.at(aws.endpoint(), aws.region(), "adapters", aws.secretKey());
    }

    private static AwsClients.Limits limits(int connections, Duration acquire) {
        return limits(ATTEMPT, connections, acquire);
    }

    private static AwsClients.Limits limits(Duration attempt, int connections, Duration acquire) {
        var each = new CallLimits(attempt, connections, 1_000, acquire);
        return new AwsClients.Limits(each, each, each, each);
    }
}
