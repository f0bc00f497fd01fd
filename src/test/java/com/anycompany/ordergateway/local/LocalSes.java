package com.anycompany.ordergateway.local;

import com.anycompany.ordergateway.local.ses.SesStandIn;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;

/** The SES stand-in in its sandbox, a real client of it, and a verified sender and recipient. */
final class LocalSes implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-27T09:00:00Z");
    static final String SENDER = "shop@example.com";
    static final String RECIPIENT = "ada@example.org";

    final Journal<Mail> journal = new Journal<>(100);
    final SesStandIn standIn = new SesStandIn(
            "eu-west-3",
            true,
            journal,
            InstantSource.fixed(NOW),
            () -> UUID.randomUUID().toString());
    final SesV2AsyncClient client;
    private final OneService service = new OneService(standIn);

    LocalSes() {
        client = LocalClients.build(SesV2AsyncClient.builder(), service.uri());
        standIn.verify(SENDER);
        standIn.verify(RECIPIENT);
    }

    /** Sends a good mail as that change leaves it. */
    CompletableFuture<SendEmailResponse> send(UnaryOperator<SendEmailRequest.Builder> change) {
        var good = SendEmailRequest.builder()
                .fromEmailAddress(SENDER)
                .destination(to -> to.toAddresses(RECIPIENT))
                .content(content -> content.simple(message(message -> {})));
        return client.sendEmail(change.apply(good).build());
    }

    CompletableFuture<SendEmailResponse> sendMessage(Consumer<Message.Builder> change) {
        return send(mail -> mail.content(content -> content.simple(message(change))));
    }

    static Content utf8(String text) {
        return Content.builder().data(text).charset("UTF-8").build();
    }

    private static Message message(Consumer<Message.Builder> change) {
        var message = Message.builder()
                .subject(utf8("Commande 12345"))
                .body(Body.builder().text(utf8("Merci")).build());
        return message.applyMutation(change).build();
    }

    @Override
    public void close() {
        client.close();
        service.close();
    }
}
