package com.anycompany.ordergateway.simulation;

import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/**
 * The SDK's client of the simulated mail service, as one process holds it. The account is in the sandbox: a recipient
 * that is not verified is refused. Some mails are refused for what they say.
 */
final class SimSes implements SesV2AsyncClient {
    static final String SENDER = "Shop@example.com";
    static final String FIXED_RECIPIENT = "desk@example.com";

    /** A recipient in this domain is not verified. */
    static final String UNVERIFIED = "unverified.example";

    /** A mail to this domain is refused for what it says. */
    static final String REFUSED = "refused.example";

    private final World world;
    private final Wire wire;
    private final Life process;

    SimSes(World world, Wire wire, Life process) {
        this.world = world;
        this.wire = wire;
        this.process = process;
    }

    @Override
    public CompletableFuture<SendEmailResponse> sendEmail(SendEmailRequest request) {
        var subject = request.content().simple().subject().data();
        var id = subject.substring(subject.lastIndexOf(' ') + 1);
        var recipients = request.destination().toAddresses();
        var customer = world.item(id).map("customer").text("email");
        var right = customer.isEmpty() ? FIXED_RECIPIENT : customer;
        world.require(recipients.equals(List.of(right)), "a mail goes to its customer", id, recipients, right);
        world.require(SENDER.equals(request.fromEmailAddress()), "a mail comes from the sender", id);
        var eventId = id + "/confirmation:placed";
        return wire.call(process, Service.SES, "SendEmail", eventId, fate -> send(eventId, right, fate));
    }

    private SendEmailResponse send(String eventId, String recipient, Fate fate) {
        var verified = !recipient.endsWith(UNVERIFIED);
        if (fate == Fate.SENDER_UNVERIFIED) {
            throw Failures.notVerified(SENDER.toLowerCase(Locale.ROOT) + (verified ? "" : ", " + recipient));
        }
        if (!verified) {
            world.receivers().refuse(eventId, "recipient-not-verified");
            throw Failures.notVerified(recipient);
        }
        if (recipient.endsWith(REFUSED)) {
            world.receivers().refuse(eventId, "refused");
            throw Failures.rejected("Illegal content");
        }
        world.receivers().take(eventId, world.now());
        return SendEmailResponse.builder().messageId(eventId).build();
    }

    @Override
    public String serviceName() {
        return SERVICE_NAME;
    }

    @Override
    public void close() {}
}
