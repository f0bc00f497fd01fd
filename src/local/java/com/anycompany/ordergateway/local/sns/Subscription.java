package com.anycompany.ordergateway.local.sns;

/** One subscriber of one topic. */
record Subscription(
        String arn,
        String topicArn,
        Protocol protocol,
        String endpoint,
        boolean pending,
        SubscriptionSettings settings) {
    boolean reaches(Protocol other, String otherEndpoint) {
        return protocol == other && endpoint.equals(otherEndpoint);
    }

    Subscription with(SubscriptionSettings changed) {
        return new Subscription(arn, topicArn, protocol, endpoint, pending, changed);
    }
}
