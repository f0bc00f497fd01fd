package com.anycompany.ordergateway.local.ses;

import com.anycompany.ordergateway.local.Journal;
import com.anycompany.ordergateway.local.Mail;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.json.JsonObject;
import java.time.InstantSource;
import java.util.function.Supplier;

/** Sends one mail: judged as a whole, then one record in the journal. Source: API_SendEmail of version 2. */
final class SendAction {
    private final SesAccount account;
    private final VerifiedRule verified;
    private final Journal<Mail> journal;
    private final InstantSource clock;
    private final Supplier<String> ids;

    SendAction(
            SesAccount account,
            VerifiedRule verified,
            Journal<Mail> journal,
            InstantSource clock,
            Supplier<String> ids) {
        this.account = account;
        this.verified = verified;
        this.journal = journal;
        this.clock = clock;
        this.ids = ids;
    }

    JsonObject send(Buffer body) {
        var call = Letter.fields(body);
        var letter = Letter.read(call);
        checkConfigurationSet(call);
        if (!account.isSending()) {
            throw SesRefusal.paused();
        }
        verified.check(letter, account.inSandbox());
        var mail = letter.sent(clock.instant(), ids.get());
        journal.add(mail);
        account.sent(mail.to().size());
        return new JsonObject().put("MessageId", mail.messageId());
    }

    private void checkConfigurationSet(Fields call) {
        call.text("ConfigurationSetName")
                .filter(name -> !account.hasConfigurationSet(name))
                .ifPresent(name -> {
                    throw SesRefusal.notFound("Configuration set <" + name + "> does not exist.");
                });
    }
}
