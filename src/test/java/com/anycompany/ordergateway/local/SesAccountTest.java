package com.anycompany.ordergateway.local;

import static com.anycompany.ordergateway.local.LocalSes.RECIPIENT;
import static com.anycompany.ordergateway.local.LocalSes.SENDER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.sesv2.model.IdentityInfo;
import software.amazon.awssdk.services.sesv2.model.IdentityType;
import software.amazon.awssdk.services.sesv2.model.VerificationStatus;

class SesAccountTest {
    private final LocalSes ses = new LocalSes();

    @AfterEach
    void close() {
        ses.close();
    }

    @Test
    void saysWhatTheAccountMayDo() {
        // given
        ses.send(mail -> mail.destination(to -> to.toAddresses(RECIPIENT, RECIPIENT)))
                .join();
        // when
        var inside = ses.client.getAccount(get -> {}).join();
        ses.standIn.leaveSandbox();
        var outside = ses.client.getAccount(get -> {}).join();
        // then
        assertThat(inside.productionAccessEnabled()).isFalse();
        assertThat(inside.sendingEnabled()).isTrue();
        assertThat(inside.sendQuota().max24HourSend()).isEqualTo(200);
        assertThat(inside.sendQuota().sentLast24Hours()).isEqualTo(2);
        assertThat(outside.productionAccessEnabled()).isTrue();
        assertThat(outside.sendQuota().max24HourSend()).isEqualTo(50_000);
    }

    @Test
    void sendsNothingWhilePaused() {
        // given
        ses.client.putAccountSendingAttributes(put -> put.sendingEnabled(false)).join();
        // when
        var paused = ses.send(mail -> mail);
        // then
        assertThat(Refused.by(paused))
                .extracting(Refused::status, Refused::code)
                .containsExactly(400, "SendingPausedException");
        assertThat(ses.client.getAccount(get -> {}).join().sendingEnabled()).isFalse();
        assertThat(ses.journal.total()).isZero();
    }

    @Test
    void sendsAgainAfterThePause() {
        // given
        ses.client.putAccountSendingAttributes(put -> put.sendingEnabled(false)).join();
        ses.client.putAccountSendingAttributes(put -> put.sendingEnabled(true)).join();
        // when
        var answer = ses.send(mail -> mail);
        // then
        assertThat(answer.join().messageId()).isNotEmpty();
    }

    @Test
    void keepsANewIdentityPendingUntilItIsVerified() {
        // given
        var created = ses.client
                .createEmailIdentity(identity -> identity.emailIdentity("a+b@Example.net"))
                .join();
        // when
        var pending = ses.client
                .getEmailIdentity(identity -> identity.emailIdentity("a+b@example.net"))
                .join();
        ses.standIn.verify("a+b@example.net");
        var verified = ses.client
                .getEmailIdentity(identity -> identity.emailIdentity("a+b@example.net"))
                .join();
        // then
        assertThat(created.verifiedForSendingStatus()).isFalse();
        assertThat(pending.verificationStatus()).isEqualTo(VerificationStatus.PENDING);
        assertThat(verified.verifiedForSendingStatus()).isTrue();
        assertThat(verified.identityType()).isEqualTo(IdentityType.EMAIL_ADDRESS);
    }

    @Test
    void listsIdentities() {
        // given
        ses.client
                .createEmailIdentity(identity -> identity.emailIdentity("example.net"))
                .join();
        // when
        var answer = ses.client.listEmailIdentities(list -> {}).join();
        // then
        assertThat(answer.emailIdentities())
                .extracting(IdentityInfo::identityName, IdentityInfo::identityType, IdentityInfo::sendingEnabled)
                .containsExactly(
                        tuple(RECIPIENT, IdentityType.EMAIL_ADDRESS, true),
                        tuple("example.net", IdentityType.DOMAIN, false),
                        tuple(SENDER, IdentityType.EMAIL_ADDRESS, true));
    }

    @Test
    void refusesASecondIdentityOfTheSameName() {
        // when
        var call = ses.client.createEmailIdentity(identity -> identity.emailIdentity(SENDER));
        // then
        assertThat(Refused.by(call))
                .extracting(Refused::status, Refused::code)
                .containsExactly(400, "AlreadyExistsException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"example", "a@b@example.net", "example..net", "ex ample.net"})
    void refusesWhatIsNoIdentity(String identity) {
        // when
        var call = ses.client.createEmailIdentity(create -> create.emailIdentity(identity));
        // then
        assertThat(Refused.by(call))
                .extracting(Refused::status, Refused::code)
                .containsExactly(400, "BadRequestException");
    }

    @Test
    void forgetsADeletedIdentity() {
        // given
        ses.client
                .deleteEmailIdentity(identity -> identity.emailIdentity(SENDER))
                .join();
        // when
        var described = ses.client.getEmailIdentity(identity -> identity.emailIdentity(SENDER));
        var deleted = ses.client.deleteEmailIdentity(identity -> identity.emailIdentity(SENDER));
        var sent = ses.send(mail -> mail);
        // then
        assertThat(Refused.by(described))
                .isEqualTo(new Refused(404, "NotFoundException", "Email identity shop@example.com does not exist."));
        assertThat(Refused.by(deleted).code()).isEqualTo("NotFoundException");
        assertThat(Refused.by(sent).code()).isEqualTo("MessageRejected");
    }

    @Test
    void refusesAnOperationItDoesNotHave() {
        // when
        var call = ses.client.listContactLists(list -> {});
        // then
        assertThat(Refused.by(call).status()).isEqualTo(404);
    }
}
