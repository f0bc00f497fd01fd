package com.anycompany.ordergateway.aws;

import com.anycompany.ordergateway.operations.Symptom;
import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletionStage;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.model.GetAccountResponse;
import software.amazon.awssdk.services.sesv2.model.GetEmailIdentityResponse;
import software.amazon.awssdk.services.sesv2.model.NotFoundException;

/**
 * Whether mails may go out, from whom and to whom.
 *
 * <p>Source: SES API v2 GetAccount, GetEmailIdentity; "Creating and verifying identities": a verified domain covers its
 * addresses and those of its subdomains; "Request production access": in the sandbox recipients must be verified too.
 */
final class MailExamination {
    private final SesV2AsyncClient client;
    private final String sender;
    private final List<String> recipients;

    MailExamination(SesV2AsyncClient client, String sender, Collection<String> recipients) {
        this.client = client;
        this.sender = sender;
        this.recipients = List.copyOf(recipients);
    }

    Future<List<Symptom>> examine() {
        return Symptoms.joined(List.of(
                verified("sender", sender, "SES refuses every mail from it"),
                account(),
                Future.succeededFuture(List.of(SinkExamination.unproven("mail from " + sender, "ses:SendEmail")))));
    }

    private Future<List<Symptom>> account() {
        var look = Examination.aside("SES account", "ses:GetAccount");
        return SdkFutures.start(() -> client.getAccount(get -> {}))
                .compose(account -> Boolean.TRUE.equals(account.productionAccessEnabled())
                        ? Future.succeededFuture(state(account))
                        : Symptoms.joined(sandbox(account)))
                .recover(failure -> Future.succeededFuture(List.of(look.of(failure))));
    }

    private static List<Symptom> state(GetAccountResponse account) {
        var symptoms = new ArrayList<Symptom>();
        if (!Boolean.TRUE.equals(account.sendingEnabled())) {
            symptoms.add(Symptom.trouble(
                    "SES account",
                    "sending is paused (enforcement: " + account.enforcementStatus() + ")",
                    "look at the reputation dashboard, then switch sending on"));
        }
        symptoms.add(
                Boolean.TRUE.equals(account.productionAccessEnabled())
                        ? Symptom.well("SES account", "is out of the sandbox")
                        : Symptom.warning(
                                "SES account",
                                "is in the sandbox: only verified recipients get mails, the others are skipped",
                                "verify them, or ask AWS for production access"));
        return symptoms;
    }

    private List<Future<List<Symptom>>> sandbox(GetAccountResponse account) {
        var parts = new ArrayList<Future<List<Symptom>>>();
        parts.add(Future.succeededFuture(state(account)));
        recipients.forEach(recipient ->
                parts.add(verified("recipient", recipient, "in the sandbox SES refuses every mail to it")));
        return parts;
    }

    private Future<List<Symptom>> verified(String role, String address, String consequence) {
        var what = role + " " + address;
        return covered(address)
                .map(covered -> List.of(
                        covered
                                ? Symptom.well(what, "is verified")
                                : Symptom.trouble(
                                        what,
                                        "is not verified, nor is its domain: " + consequence,
                                        "verify the address or the domain in this region")))
                .recover(failure -> Future.succeededFuture(
                        List.of(Examination.aside(what, "ses:GetEmailIdentity").of(failure))));
    }

    /** Whether {@code identity}, or a domain above it, is verified. */
    private Future<Boolean> covered(String identity) {
        return SdkFutures.start(() -> look(identity))
                .map(found -> Boolean.TRUE.equals(found.verifiedForSendingStatus()))
                .recover(failure -> failure instanceof NotFoundException
                        ? Future.succeededFuture(false)
                        : Future.failedFuture(failure))
                .compose(verified -> {
                    var above = above(identity);
                    return verified || above.isEmpty() ? Future.succeededFuture(verified) : covered(above);
                });
    }

    private static String above(String identity) {
        var at = identity.indexOf('@');
        var above = identity.substring((at < 0 ? identity.indexOf('.') : at) + 1);
        return above.indexOf('.') < 0 ? "" : above;
    }

    private CompletionStage<GetEmailIdentityResponse> look(String identity) {
        return client.getEmailIdentity(get -> get.emailIdentity(identity));
    }
}
