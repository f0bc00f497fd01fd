package com.anycompany.ordergateway.local.ses;

/**
 * What SES refuses, with the type and status it answers. Thrown by the rule that finds it; {@link SesStandIn} turns it
 * into the reply.
 *
 * <p>Source: the "Errors" of API_SendEmail and API_CreateEmailIdentity, Amazon SES API v2 Reference.
 */
final class SesRefusal extends RuntimeException {
    private final int status;
    private final String type;

    private SesRefusal(int status, String type, String message) {
        super(message, null, false, false);
        this.status = status;
        this.type = type;
    }

    static SesRefusal badRequest(String reason) {
        return new SesRefusal(400, "BadRequestException", reason);
    }

    static SesRefusal unreadable() {
        return new SesRefusal(400, "SerializationException", "The request is not the JSON of this operation.");
    }

    static SesRefusal rejected(String reason) {
        return new SesRefusal(400, "MessageRejected", reason);
    }

    static SesRefusal paused() {
        return new SesRefusal(400, "SendingPausedException", "Email sending is disabled for this account.");
    }

    static SesRefusal alreadyExists(String reason) {
        return new SesRefusal(400, "AlreadyExistsException", reason);
    }

    static SesRefusal notFound(String reason) {
        return new SesRefusal(404, "NotFoundException", reason);
    }

    static SesRefusal unknownOperation() {
        return new SesRefusal(404, "UnknownOperationException", "There is no such operation in this stand-in.");
    }

    int status() {
        return status;
    }

    String type() {
        return type;
    }

    String reason() {
        return String.valueOf(getMessage());
    }
}
