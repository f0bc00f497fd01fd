package com.anycompany.ordergateway.local.ses;

import com.anycompany.ordergateway.local.Mail;
import io.vertx.core.buffer.Buffer;
import java.time.Instant;

/**
 * A mail that SES could send: every rule that looks at the mail alone has been passed.
 *
 * <p>Source: API_SendEmail, API_EmailContent and API_Message of version 2; "Service quotas in Amazon SES" for 40 MB,
 * counted here on the whole call. The reader of JSON takes no single text of more than 20 million characters.
 *
 * @param text empty for none
 * @param html empty for none
 */
record Letter(MailAddress from, Recipients to, String subject, String text, String html) {
    private static final int MOST_BYTES = 40 * 1024 * 1024;

    /** The members of a call that is not too long. */
    static Fields fields(Buffer body) {
        if (body.length() > MOST_BYTES) {
            throw SesRefusal.badRequest("Message length is more than " + MOST_BYTES + " bytes long");
        }
        return Fields.of(body);
    }

    static Letter read(Fields call) {
        var simple = simple(call.object("Content"));
        HeaderRules.check(call);
        call.texts("ReplyToAddresses").forEach(MailAddress::of);
        var from = MailAddress.of(call.text("FromEmailAddress")
                .orElseThrow(() -> SesRefusal.rejected("Missing required header 'From'.")));
        var to = Recipients.read(call.object("Destination"));
        var subject = HeaderRules.oneLine("Subject", Text.in(simple, "Subject"));
        var text = Text.in(simple.object("Body"), "Text");
        var html = Text.in(simple.object("Body"), "Html");
        if (subject.isEmpty()) {
            throw SesRefusal.badRequest("Subject is missing");
        }
        if (text.isEmpty() && html.isEmpty()) {
            throw SesRefusal.badRequest("Body is missing");
        }
        return new Letter(from, to, subject, text, html);
    }

    Mail sent(Instant at, String messageId) {
        return new Mail(
                at,
                messageId,
                EncodedWords.decoded(from.given()),
                to.addresses().stream().map(MailAddress::bare).toList(),
                EncodedWords.decoded(subject),
                text,
                html);
    }

    private static Fields simple(Fields content) {
        if (content.has("Raw") || content.has("Template")) {
            throw SesRefusal.badRequest("Raw and Template content are not supported here");
        }
        if (!content.has("Simple")) {
            throw SesRefusal.badRequest("Content is missing");
        }
        var simple = content.object("Simple");
        if (simple.has("Attachments")) {
            throw SesRefusal.badRequest("Attachments are not supported here");
        }
        return simple;
    }
}
