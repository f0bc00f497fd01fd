package com.anycompany.ordergateway.aws;

import static com.anycompany.ordergateway.store.Outcomes.outcome;
import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import com.anycompany.ordergateway.operations.Symptom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What keeps mails and text messages of a new account from going out. */
final class DoctorOfMailTest {
    private final LocalAws aws = LocalAws.start(LocalAwsOptions.onAnyPort().inSandbox());
    private final AwsClients clients = TestClients.of(aws);

    @AfterEach
    void end() {
        clients.close();
        aws.close();
    }

    private List<String> examine(String sender, String... recipients) {
        var patient = new Doctor.Patient(
                aws.table(),
                true,
                Optional.of(aws.topicArn()),
                Optional.of(aws.queueUrl().toString()),
                Optional.of(sender),
                List.of(recipients));
        return outcome(new Doctor(clients.services(), patient, InstantSource.system()).examine()).stream()
                .map(Symptom::inWords)
                .filter(line -> line.contains("SES") || line.contains("SMS") || line.contains("verified"))
                .toList();
    }

    @Test
    void saysThatTheAccountIsInBothSandboxes() {
        // when
        var found = examine(aws.sender(), aws.verifiedRecipient());
        // then
        assertThat(found)
                .anyMatch(line -> line.startsWith("warning SES account: is in the sandbox"))
                .anyMatch(line -> line.startsWith("warning SMS: the account is in the SMS sandbox"))
                .contains("well sender " + aws.sender() + ": is verified")
                .contains("well recipient " + aws.verifiedRecipient() + ": is verified")
                .noneMatch(line -> line.startsWith("trouble"));
    }

    @Test
    void namesTheSenderAndTheRecipientThatAreNotVerified() {
        // given
        outcome(SdkFutures.start(
                () -> clients.ses().createEmailIdentity(create -> create.emailIdentity("waiting@shop.example"))));
        // when
        var found = examine("waiting@shop.example", "stranger@nowhere.example");
        // then
        assertThat(found)
                .anyMatch(line -> line.startsWith("trouble sender waiting@shop.example: is not verified"))
                .anyMatch(line -> line.startsWith("trouble recipient stranger@nowhere.example: is not verified"));
    }

    @Test
    void takesADomainForAllItsAddresses() {
        // given
        aws.verify("shop.example");
        // when
        var found = examine("orders@shop.example", "someone@mail.shop.example");
        // then
        assertThat(found)
                .contains("well sender orders@shop.example: is verified")
                .contains("well recipient someone@mail.shop.example: is verified");
    }

    @Test
    void saysThatSendingIsPaused() {
        // given
        outcome(SdkFutures.start(() -> clients.ses().putAccountSendingAttributes(put -> put.sendingEnabled(false))));
        // when
        var found = examine(aws.sender());
        // then
        assertThat(found).anyMatch(line -> line.startsWith("trouble SES account: sending is paused"));
    }
}
