package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.delivery.ConfirmationMail;
import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.delivery.SinkPort;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.order.Order;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.model.Body;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Destination;
import software.amazon.awssdk.services.sesv2.model.EmailContent;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;

/**
 * The mail that confirms an order, to the customer's address or, where an order has none, to a fixed one.
 *
 * <p>Source: SES API v2 SendEmail; "Troubleshooting: email address is not verified". SES names every identity that failed
 * its check, so a refused recipient can be told from a refused sender.
 */
public final class SesConfirmations implements SinkPort {
    /** The dependency's name in faults. */
    public static final String DEPENDENCY = "mail";

    private static final String NOT_VERIFIED = "not verified";

    private final SesV2AsyncClient client;
    private final String sender;
    private final Optional<String> fixedRecipient;
    private final Guard guard;

    /** Sends as {@code sender}, only where an order has an address, each call within {@code guard}. */
    public static SesConfirmations toCustomers(SesV2AsyncClient client, String sender, Guard guard) {
        return new SesConfirmations(client, sender, Optional.empty(), guard);
    }

    /** Sends as {@code sender}, to {@code recipient} where an order has no address. */
    public static SesConfirmations toCustomersOr(
            String recipient, SesV2AsyncClient client, String sender, Guard guard) {
        return new SesConfirmations(client, sender, Optional.of(recipient), guard);
    }

    private SesConfirmations(SesV2AsyncClient client, String sender, Optional<String> fixedRecipient, Guard guard) {
        this.client = client;
        this.sender = sender;
        this.fixedRecipient = fixedRecipient;
        this.guard = guard;
    }

    @Override
    public Future<Outcome> send(Notice notice, Deadline begunBy) {
        return notice.order()
                .customer()
                .email()
                .or(() -> fixedRecipient)
                .map(recipient -> sendTo(recipient, notice.order()))
                .orElseGet(() -> Future.failedFuture(new DependencyException(DEPENDENCY, Fault.MISSING)));
    }

    private Future<Outcome> sendTo(String recipient, Order order) {
        var mail = ConfirmationMail.of(order);
        var request = SendEmailRequest.builder()
                .fromEmailAddress(sender)
                .destination(Destination.builder().toAddresses(recipient).build())
                .content(EmailContent.builder().simple(message(mail)).build())
                .build();
        return guard.call(() -> SdkFutures.start(() -> client.sendEmail(request))
                .<Outcome>map(answer -> new Outcome.Delivered())
                .recover(this::afterFailure));
    }

    @Override
    public boolean shut() {
        return guard.shut();
    }

    private Future<Outcome> afterFailure(Throwable failure) {
        if (!(failure instanceof MessageRejectedException rejected)) {
            return Future.failedFuture(AwsFaults.classify(DEPENDENCY, failure));
        }
        var reason = String.valueOf(rejected.getMessage()).toLowerCase(Locale.ROOT);
        if (!reason.contains(NOT_VERIFIED)) {
            return Future.succeededFuture(new Outcome.Refused(Closed.REFUSED));
        }
        return List.of(reason.split("[\\s,:]+")).contains(sender.toLowerCase(Locale.ROOT))
                ? Future.failedFuture(new DependencyException(DEPENDENCY, Fault.MISSING, failure))
                : Future.succeededFuture(new Outcome.Refused(Closed.RECIPIENT_NOT_VERIFIED));
    }

    private static Message message(ConfirmationMail mail) {
        return Message.builder()
                .subject(utf8(mail.subject()))
                .body(Body.builder()
                        .text(utf8(mail.text()))
                        .html(utf8(mail.html()))
                        .build())
                .build();
    }

    private static Content utf8(String text) {
        return Content.builder()
                .charset(StandardCharsets.UTF_8.name())
                .data(text)
                .build();
    }
}
