package com.anycompany.ordergateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.app.RunningGateway;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A mail is never sent more often than three times, and never given up for a reason that is not its own. */
class MailTroubleTest {
    private static final Pattern VERSION = Pattern.compile("\"version\":(\\d+)");
    private static final int MANY = 8;

    private static final WiredAws WIRED =
            new WiredAws(LocalAwsOptions.onAnyPort().inSandbox());
    private static final RunningGateway GATEWAY = RunningGateway.on(WIRED.aws(), WIRED.access(), patientWithMails());
    private static final WireProxy MAIL = WIRED.to(AwsServiceName.SES);

    @AfterAll
    static void end() {
        GATEWAY.close();
        WIRED.close();
    }

    @AfterEach
    void heal() {
        WIRED.heal();
    }

    /** A mail that is merely slow must not look like one of unknown outcome. */
    private static Map<String, String> patientWithMails() {
        var settings = new HashMap<>(Impatience.settings());
        settings.put("SES_ATTEMPT_TIMEOUT", "10s");
        return settings;
    }

    private static long mails(String id) {
        return WIRED.aws().mails().stream()
                .filter(mail -> mail.subject().endsWith(" " + id))
                .count();
    }

    private static int version(String id) {
        var found = VERSION.matcher(GATEWAY.get("/orders/" + id).body());
        return found.find() ? Integer.parseInt(found.group(1)) : 0;
    }

    @Test
    void parksAMailAfterThreeSendsOfUnknownOutcome() {
        // given
        MAIL.fail(AwsServiceName.SES, new WireFault.Reset(true));
        // when
        var answer = GATEWAY.post(Orders.json("unknown"));
        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        GATEWAY.showsEventually(
                "unknown", "\"confirmation:placed\":{\"state\":\"parked\",\"reason\":\"unknown-outcomes\"}");
        assertThat(mails("unknown")).isEqualTo(3);
    }

    @Test
    void usesNothingUpWhileItIsKnownThatNobodyTakesMails() {
        // given
        MAIL.refuse();
        GATEWAY.post(Orders.json("known"));
        // when
        Eventually.get(() -> version("known"), version -> version > MANY);
        WIRED.heal();
        // then
        new Orders(List.of("known")).areDelivered(GATEWAY);
        assertThat(mails("known")).isEqualTo(1);
    }

    @Test
    void neverRepeatsARefusedRecipientAndGoesOnWithTheOthers() {
        // given
        var before = MAIL.calls(AwsServiceName.SES, "SendEmail");
        var strangers = IntStream.range(0, 30).mapToObj(i -> "stranger-" + i).toList();
        // when
        var answers = strangers.stream()
                .map(id -> GATEWAY.post(
                        Orders.json(id).replace("}", ",\"customer\":{\"email\":\"stranger@anycompany.example\"}}")))
                .toList();
        GATEWAY.post(Orders.json("verified"));
        // then
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        strangers.forEach(
                id -> GATEWAY.showsEventually(id, "\"state\":\"skipped\",\"reason\":\"recipient-not-verified\""));
        new Orders(List.of("verified")).areKnownTo(AwsServiceName.SES, WIRED.aws());
        new Orders(List.of("verified")).areDelivered(GATEWAY);
        assertThat(MAIL.calls(AwsServiceName.SES, "SendEmail") - before).isEqualTo(31);
    }
}
