package com.anycompany.ordergateway.local;

import static com.anycompany.ordergateway.local.LocalSes.RECIPIENT;
import static com.anycompany.ordergateway.local.LocalSes.SENDER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SesSandboxTest {
    private static final String NOT_VERIFIED =
            "Email address is not verified. The following identities failed the check in region EU-WEST-3: ";

    private final LocalSes ses = new LocalSes();

    @AfterEach
    void close() {
        ses.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {SENDER, "shop@EXAMPLE.com", "Any Company <shop@example.com>", "<shop@example.com>"})
    void takesAVerifiedSender(String sender) {
        // when
        var answer = ses.send(mail -> mail.fromEmailAddress(sender));
        // then
        assertThat(answer.join().messageId()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders@example.net", "orders@eu.example.net", "\"Any, Company\" <Orders@Example.NET>"})
    void takesEverySenderOfAVerifiedDomain(String sender) {
        // given
        ses.standIn.verify("Example.net");
        // when
        var answer = ses.send(mail -> mail.fromEmailAddress(sender));
        // then
        assertThat(answer.join().messageId()).isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "stock@example.com",
                "Shop@example.com",
                "Any Company <stock@example.com>",
                "shop@sub.example.com"
            })
    void refusesASenderThatIsNotVerified(String sender) {
        // when
        var call = ses.send(mail -> mail.fromEmailAddress(sender));
        // then
        assertThat(Refused.by(call)).isEqualTo(new Refused(400, "MessageRejected", NOT_VERIFIED + sender));
        assertThat(ses.journal.total()).isZero();
    }

    @Test
    void refusesAMailWithoutASender() {
        // when
        var call = ses.send(mail -> mail.fromEmailAddress(null));
        // then
        assertThat(Refused.by(call)).extracting(Refused::status, Refused::code).containsExactly(400, "MessageRejected");
    }

    @Test
    void refusesASenderWhoseVerificationIsPending() {
        // given
        ses.client
                .createEmailIdentity(identity -> identity.emailIdentity("stock@example.com"))
                .join();
        // when
        var call = ses.send(mail -> mail.fromEmailAddress("stock@example.com"));
        // then
        assertThat(Refused.by(call).code()).isEqualTo("MessageRejected");
    }

    @Test
    void namesEveryoneWhoIsNotVerified() {
        // when
        var call = ses.send(mail -> mail.fromEmailAddress("stock@example.com")
                .destination(to -> to.toAddresses("bob@example.net", RECIPIENT).bccAddresses("Eve <eve@example.net>")));
        // then
        assertThat(Refused.by(call))
                .isEqualTo(new Refused(
                        400,
                        "MessageRejected",
                        NOT_VERIFIED + "stock@example.com, bob@example.net, Eve <eve@example.net>"));
    }

    @Test
    void reachesEveryoneOutsideTheSandbox() {
        // given
        ses.standIn.leaveSandbox();
        // when
        var answer = ses.send(mail -> mail.destination(to -> to.toAddresses("bob@example.net")));
        var stranger = ses.send(mail -> mail.fromEmailAddress("stock@example.com"));
        // then
        assertThat(answer.join().messageId()).isNotEmpty();
        assertThat(Refused.by(stranger).code()).isEqualTo("MessageRejected");
    }

    @Test
    void reachesTheMailboxSimulator() {
        // when
        var answer = ses.send(mail -> mail.destination(to -> to.toAddresses("success@simulator.amazonses.com")));
        // then
        assertThat(answer.join().messageId()).isNotEmpty();
    }
}
