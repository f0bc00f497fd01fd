package com.anycompany.ordergateway.local;

import java.util.HashMap;
import java.util.Map;

/** The environment of a gateway on a laptop: what the person set, and for the rest what points at the embedded AWS. */
final class LocalEnvironment {
    private LocalEnvironment() {}

    /**
     * {@code given}, completed for {@code aws}. The emulated database is slower than the real one, so its time limits are
     * wider; nobody stands in front of a laptop's port, so draining does not wait for a load balancer.
     */
    static Map<String, String> of(Map<String, String> given, LocalAws aws) {
        var environment = new HashMap<>(given);
        environment.put("DYNAMODB_TABLE", aws.table());
        environment.put("SNS_TOPIC", aws.topicArn());
        environment.put("SQS_QUEUE_URL", aws.queueUrl().toString());
        environment.putIfAbsent("SES_SENDER", aws.sender());
        environment.putIfAbsent("CONFIRMATION_TO", aws.verifiedRecipient());
        environment.putIfAbsent("DYNAMODB_ATTEMPT_TIMEOUT", "5s");
        environment.putIfAbsent("DYNAMODB_TIMEOUT", "6s");
        environment.putIfAbsent("DYNAMODB_ACQUIRE_TIMEOUT", "2s");
        environment.putIfAbsent("SNS_ATTEMPT_TIMEOUT", "2s");
        environment.putIfAbsent("SQS_ATTEMPT_TIMEOUT", "2s");
        environment.putIfAbsent("SES_RATE", "1000");
        environment.putIfAbsent("REQUEST_DEADLINE", "10s");
        environment.putIfAbsent("DRAIN_DELAY", "0s");
        environment.putIfAbsent("REHEARSAL", "0s");
        environment.putIfAbsent("DRAIN_TIMEOUT", "3s");
        environment.putIfAbsent("METRICS", "prometheus");
        return Map.copyOf(environment);
    }
}
