package com.anycompany.ordergateway.local;

import static com.anycompany.ordergateway.local.LocalSes.NOW;
import static com.anycompany.ordergateway.local.LocalSes.RECIPIENT;
import static com.anycompany.ordergateway.local.LocalSes.SENDER;
import static com.anycompany.ordergateway.local.LocalSes.utf8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.sesv2.model.Content;
import software.amazon.awssdk.services.sesv2.model.Destination;
import software.amazon.awssdk.services.sesv2.model.Message;
import software.amazon.awssdk.services.sesv2.model.MessageHeader;
import software.amazon.awssdk.services.sesv2.model.MessageTag;

class SesSendTest {
    private final LocalSes ses = new LocalSes();

    @AfterEach
    void close() {
        ses.close();
    }

    @Test
    void keepsAMailAsItsRecipientSeesIt() {
        // when
        var answer = ses.sendMessage(message -> message.subject(utf8("Commande traitée"))
                        .body(body -> body.text(utf8("Merci à vous")).html(utf8("<p>Merci à vous</p>"))))
                .join();
        // then
        assertThat(ses.journal.latest())
                .containsExactly(new Mail(
                        NOW,
                        answer.messageId(),
                        SENDER,
                        List.of(RECIPIENT),
                        "Commande traitée",
                        "Merci à vous",
                        "<p>Merci à vous</p>"));
    }

    @Test
    void decodesTheEncodedWordsOfHeaders() {
        // when
        ses.send(mail -> mail.fromEmailAddress("=?UTF-8?Q?Caf=C3=A9_de_la_Gare?= <" + SENDER + ">")
                        .content(content -> content.simple(message -> message.subject(Content.builder()
                                        .data("=?UTF-8?B?UHLDqnQ=?= =?ISO-8859-1?Q?=E0?= partir")
                                        .build())
                                .body(body -> body.text(utf8("t"))))))
                .join();
        // then
        var mail = ses.journal.latest().getFirst();
        assertThat(mail.from()).isEqualTo("Café de la Gare <" + SENDER + ">");
        assertThat(mail.subject()).isEqualTo("Prêtà partir");
    }

    @ParameterizedTest
    @CsvSource({"US-ASCII, d?j?", "ISO-8859-1, déjà", "utf-8, déjà"})
    void losesTheLettersThatACharsetDoesNotHave(String charset, String seen) {
        // when
        ses.sendMessage(message -> message.subject(s -> s.data("déjà").charset(charset)))
                .join();
        // then
        assertThat(ses.journal.latest().getFirst().subject()).isEqualTo(seen);
    }

    @Test
    void losesTheLettersOutsideAsciiWithoutACharset() {
        // when
        ses.sendMessage(message -> message.subject(s -> s.data("déjà"))).join();
        // then
        assertThat(ses.journal.latest().getFirst().subject()).isEqualTo("d?j?");
    }

    @Test
    void refusesAnUnknownCharset() {
        // when
        var call = ses.sendMessage(message -> message.subject(s -> s.data("a").charset("UTF-9")));
        // then
        assertBadRequest(call);
    }

    @Test
    void reachesOpenAndHiddenRecipients() {
        // given
        ses.standIn.verify("example.net");
        // when
        ses.send(mail -> mail.destination(to -> to.toAddresses("Ada <" + RECIPIENT + ">")
                        .ccAddresses("b@example.net")
                        .bccAddresses("c@example.net")))
                .join();
        // then
        assertThat(ses.journal.latest().getFirst().to()).containsExactly(RECIPIENT, "b@example.net", "c@example.net");
    }

    @Test
    void refusesNoRecipient() {
        // when
        var empty = ses.send(mail -> mail.destination(to -> to.toAddresses(List.of())));
        var none = ses.send(mail -> mail.destination((Destination) null));
        // then
        assertBadRequest(empty);
        assertBadRequest(none);
    }

    @Test
    void takes50RecipientsAndNotOneMore() {
        // given
        var fifty = Collections.nCopies(50, RECIPIENT);
        // when
        var fits = ses.send(mail -> mail.destination(to -> to.toAddresses(fifty)));
        var tooMany =
                ses.send(mail -> mail.destination(to -> to.toAddresses(fifty).bccAddresses(RECIPIENT)));
        // then
        assertThat(fits.join().messageId()).isNotEmpty();
        assertThat(Refused.by(tooMany))
                .isEqualTo(new Refused(400, "BadRequestException", "Recipient count exceeds 50."));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "ada",
                "ada@",
                "@example.org",
                "ada@example..org",
                "ada@example",
                "a da@example.org",
                "ada.@example.org",
                "ada@example.org,bob@example.org",
                "ada@example.org bob@example.org",
                "Ada <ada@example.org",
                "Adé <ada@example.org>",
                "adé@example.org",
                "ada@éxample.org",
                "ada@example.org\r\nBcc: eve@example.org",
            })
    void refusesAMalformedAddress(String address) {
        // when
        var recipient = ses.send(mail -> mail.destination(to -> to.toAddresses(address)));
        var sender = ses.send(mail -> mail.fromEmailAddress(address));
        var reply = ses.send(mail -> mail.replyToAddresses(address));
        // then
        assertBadRequest(recipient);
        assertBadRequest(sender);
        assertBadRequest(reply);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\rb", "a\nb", "a\r\nBcc: eve@example.org"})
    void refusesALineBreakInAHeader(String text) {
        // when
        var subject = ses.sendMessage(message -> message.subject(utf8(text)));
        var header = ses.sendMessage(message -> message.headers(header("X-Order", text)));
        var name = ses.sendMessage(message -> message.headers(header(text, "v")));
        // then
        assertBadRequest(subject);
        assertBadRequest(header);
        assertBadRequest(name);
    }

    @Test
    void takesHeadersAndTags() {
        // when
        var answer = ses.send(mail -> mail.emailTags(tag("order", "12345"))
                .content(content -> content.simple(message -> message.subject(utf8("s"))
                        .body(body -> body.html(utf8("h")))
                        .headers(header("X-Order", "12345")))));
        // then
        assertThat(answer.join().messageId()).isNotEmpty();
    }

    @Test
    void refusesATagThatIsNoWord() {
        // when
        var call = ses.send(mail -> mail.emailTags(tag("order id", "12345")));
        // then
        assertBadRequest(call);
    }

    @Test
    void refusesAMailWithoutSubjectOrBody() {
        // when
        var subject = ses.sendMessage(message -> message.subject((Content) null));
        var body = ses.sendMessage(message -> message.body(parts -> {}));
        var empty = ses.sendMessage(message -> message.body(parts -> parts.text(utf8(""))));
        // then
        assertBadRequest(subject);
        assertBadRequest(body);
        assertBadRequest(empty);
    }

    @Test
    void refusesWhatItCannotShow() {
        // when
        var raw = ses.send(mail -> mail.content(content -> content.simple((Message) null)
                .raw(message -> message.data(SdkBytes.fromUtf8String("Subject: s\r\n\r\nt")))));
        var template = ses.send(mail -> mail.content(content -> content.template(t -> t.templateName("t"))));
        var nothing = ses.send(mail -> mail.content(content -> {}));
        // then
        assertBadRequest(raw);
        assertBadRequest(template);
        assertBadRequest(nothing);
    }

    @Test
    void refusesAnUnknownConfigurationSet() {
        // given
        ses.standIn.addConfigurationSet("orders");
        // when
        var known = ses.send(mail -> mail.configurationSetName("orders"));
        var unknown = ses.send(mail -> mail.configurationSetName("order"));
        // then
        assertThat(known.join().messageId()).isNotEmpty();
        assertThat(Refused.by(unknown))
                .isEqualTo(new Refused(404, "NotFoundException", "Configuration set <order> does not exist."));
    }

    @Test
    void refusesMoreThan40Megabytes() {
        // when
        var call = ses.sendMessage(message -> message.body(body -> body.text(utf8("a".repeat(40 * 1024 * 1024)))));
        // then
        assertThat(Refused.by(call))
                .isEqualTo(new Refused(400, "BadRequestException", "Message length is more than 41943040 bytes long"));
    }

    private static MessageHeader header(String name, String value) {
        return MessageHeader.builder().name(name).value(value).build();
    }

    private static MessageTag tag(String name, String value) {
        return MessageTag.builder().name(name).value(value).build();
    }

    private void assertBadRequest(CompletableFuture<?> call) {
        var before = ses.journal.total();
        assertThat(Refused.by(call))
                .extracting(Refused::status, Refused::code)
                .containsExactly(400, "BadRequestException");
        assertThat(ses.journal.total()).isEqualTo(before);
    }
}
