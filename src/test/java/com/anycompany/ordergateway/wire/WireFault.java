package com.anycompany.ordergateway.wire;

import com.anycompany.ordergateway.local.AwsServiceName;
import java.time.Duration;

/** One way in which a call fails between the gateway and AWS. That nobody listens is a fault of the whole proxy. */
sealed interface WireFault {
    /** Neither passed on nor answered; the connection stays open until the service is healed. */
    record Silent() implements WireFault {}

    /** Passed on this much later. */
    record Delay(Duration length) implements WireFault {}

    /** Not passed on; the connection closes in order. */
    record DropRequest() implements WireFault {}

    /** Passed on and done; its answer never comes, and the connection stays open until the service is healed. */
    record DropAnswer() implements WireFault {}

    /**
     * The connection is thrown away.
     *
     * @param done whether the call was passed on and done before
     */
    record Reset(boolean done) implements WireFault {}

    /**
     * Not passed on; answered by a refusal in the service's own form.
     *
     * @param code without prefix, as {@code ThrottlingException}
     */
    record Refuse(int status, String code) implements WireFault {}

    /**
     * Passed on and done, but every second entry of the batch is answered as failed on the side of AWS. A call that is no
     * batch is spared.
     */
    record FailPartOfBatch() implements WireFault {}

    /**
     * The refusal by which a service says that it is asked too much.
     *
     * <p>Source: API reference of each, "Errors": DynamoDB {@code ProvisionedThroughputExceededException}, SNS
     * {@code Throttled}, SQS {@code RequestThrottled}, SES {@code TooManyRequestsException}.
     */
    static Refuse throttle(AwsServiceName service) {
        return switch (service) {
            case DYNAMODB, DYNAMODB_STREAMS -> new Refuse(400, "ProvisionedThroughputExceededException");
            case SNS -> new Refuse(429, "Throttled");
            case SQS -> new Refuse(400, "RequestThrottled");
            case SES -> new Refuse(429, "TooManyRequestsException");
        };
    }
}
