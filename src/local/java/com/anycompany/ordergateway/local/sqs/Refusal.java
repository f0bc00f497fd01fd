package com.anycompany.ordergateway.local.sqs;

/** Why SQS does not take a call or an entry of a batch; the fault is always the sender's. */
record Refusal(String code, String message) {
    static final int STATUS = 400;

    static Refusal invalid(String reason) {
        return new Refusal("InvalidParameterValue", reason);
    }

    static Refusal unknownQueue() {
        return new Refusal("QueueDoesNotExist", "The specified queue does not exist.");
    }
}
