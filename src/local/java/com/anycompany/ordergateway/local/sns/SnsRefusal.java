package com.anycompany.ordergateway.local.sns;

/**
 * What SNS refuses, with the code and status it answers. Thrown by the rule that finds it; {@link SnsStandIn} turns it
 * into the reply, {@link PublishBatch} into a failed entry.
 *
 * <p>Source: the "Errors" of API_Publish and API_PublishBatch, and CommonErrors of the Amazon SNS API Reference.
 */
final class SnsRefusal extends RuntimeException {
    private final int status;
    private final String code;

    SnsRefusal(int status, String code, String message) {
        super(message, null, false, false);
        this.status = status;
        this.code = code;
    }

    static SnsRefusal invalidParameter(String reason) {
        return new SnsRefusal(400, "InvalidParameter", "Invalid parameter: " + reason);
    }

    /** An attribute of a message; SDKs call it InvalidParameterValue. */
    static SnsRefusal invalidValue(String reason) {
        return new SnsRefusal(400, "ParameterValueInvalid", reason);
    }

    static SnsRefusal notFound(String reason) {
        return new SnsRefusal(404, "NotFound", reason);
    }

    static SnsRefusal missing(String member) {
        return new SnsRefusal(
                400,
                "ValidationError",
                "1 validation error detected: Value null at '" + member
                        + "' failed to satisfy constraint: Member must not be null");
    }

    int status() {
        return status;
    }

    String code() {
        return code;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
