package com.anycompany.ordergateway.aws;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.delivery.Notice;
import com.anycompany.ordergateway.delivery.Outcome;
import com.anycompany.ordergateway.fault.DependencyException;
import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.Closed;
import com.anycompany.ordergateway.resilience.Guard;
import com.anycompany.ordergateway.store.SampleOrders;
import com.anycompany.ordergateway.store.StoredOrder;
import com.anycompany.ordergateway.time.Deadline;
import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sesv2.SesV2AsyncClient;
import software.amazon.awssdk.services.sesv2.model.MessageRejectedException;
import software.amazon.awssdk.services.sesv2.model.SendEmailRequest;
import software.amazon.awssdk.services.sesv2.model.SendEmailResponse;
import software.amazon.awssdk.services.sesv2.model.SesV2Exception;

final class SesConfirmationsTest {
    private static final String SENDER = "Orders@example.com";
    private static final String SANDBOX =
            "Email address is not verified. The following identities failed the check in region EU-WEST-3: ";

    private final ScriptedMail client = new ScriptedMail();
    private final Watched guard = new Watched();
    private final SesConfirmations mail = SesConfirmations.toCustomersOr("fixed@example.com", client, SENDER, guard);

    private static final class ScriptedMail implements SesV2AsyncClient {
        private final List<SendEmailRequest> asked = new ArrayList<>();
        private CompletableFuture<SendEmailResponse> answer =
                CompletableFuture.completedFuture(SendEmailResponse.builder().build());

        @Override
        public CompletableFuture<SendEmailResponse> sendEmail(SendEmailRequest request) {
            asked.add(request);
            return answer;
        }

        @Override
        public String serviceName() {
            return "ses";
        }

        @Override
        public void close() {}
    }

    /** Hears what a breaker would hear. */
    private static final class Watched implements Guard {
        private final List<Boolean> well = new ArrayList<>();

        @Override
        public <T> Future<T> call(Supplier<Future<T>> wire) {
            return wire.get().onComplete(result -> well.add(result.succeeded()));
        }

        @Override
        public boolean shut() {
            return false;
        }
    }

    private Future<Outcome> send(StoredOrder order) {
        return mail.send(new Notice(SampleOrders.CONFIRMATION, order.order()), new Deadline(Instant.MAX));
    }

    private void rejects(String why) {
        client.answer = CompletableFuture.failedFuture(
                MessageRejectedException.builder().statusCode(400).message(why).build());
    }

    @ParameterizedTest
    @CsvSource({"client@example.com", "new.orders@example.com", "orders@example.com.org"})
    void skipsARecipientThatIsNotVerifiedAndTellsTheBreakerNothingOfIt(String recipient) {
        // given
        rejects(SANDBOX + recipient);
        // when
        var sent = send(SampleOrders.everything("1"));
        // then
        assertThat(sent.result()).isEqualTo(new Outcome.Refused(Closed.RECIPIENT_NOT_VERIFIED));
        assertThat(guard.well).containsExactly(true);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"orders@example.com", "client@example.com, Orders@Example.com"})
    void waitsWhereTheSenderIsNotVerified(String failed) {
        // given
        rejects(SANDBOX + failed);
        // when
        var sent = send(SampleOrders.everything("1"));
        // then
        assertThat(((DependencyException) sent.cause()).fault()).isEqualTo(Fault.MISSING);
        assertThat(guard.well).containsExactly(false);
    }

    @Test
    void skipsWhatIsRejectedForWhatItSays() {
        // given
        rejects("Message contains a virus");
        // when
        var sent = send(SampleOrders.everything("1"));
        // then
        assertThat(sent.result()).isEqualTo(new Outcome.Refused(Closed.REFUSED));
    }

    @ParameterizedTest
    @CsvSource({
        "429, TooManyRequestsException, THROTTLED",
        "400, SendingPausedException, DENIED",
        "400, BadRequestException, INVALID",
        "500, InternalServiceErrorException, BROKEN"
    })
    void failsAsTheCallFailed(int status, String code, Fault fault) {
        // given
        client.answer = CompletableFuture.failedFuture(SesV2Exception.builder()
                .statusCode(status)
                .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).build())
                .build());
        // when
        var sent = send(SampleOrders.everything("1"));
        // then
        assertThat(((DependencyException) sent.cause()).fault()).isEqualTo(fault);
    }

    @Test
    void writesToTheCustomerWhereAnAddressIsKnownAndElseToTheFixedOne() {
        // when
        send(SampleOrders.everything("1"));
        send(SampleOrders.laptop("2"));
        // then
        assertThat(client.asked)
                .extracting(request -> request.destination().toAddresses())
                .containsExactly(List.of("client@example.com"), List.of("fixed@example.com"));
        assertThat(client.asked).extracting(SendEmailRequest::fromEmailAddress).containsOnly(SENDER);
    }

    @Test
    void waitsWhereNobodyCanBeWrittenTo() {
        // given
        var toCustomers = SesConfirmations.toCustomers(client, SENDER, guard);
        var notice =
                new Notice(SampleOrders.CONFIRMATION, SampleOrders.laptop("1").order());
        // when
        var sent = toCustomers.send(notice, new Deadline(Instant.MAX));
        // then
        assertThat(((DependencyException) sent.cause()).fault()).isEqualTo(Fault.MISSING);
        assertThat(client.asked).isEmpty();
    }
}
