package com.anycompany.ordergateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.app.RunningGateway;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.net.http.HttpResponse;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** What a gateway does while a sink is in trouble. What it owes to mails of unknown outcome stands elsewhere. */
class SinkTroubleTest {
    private static final List<AwsServiceName> SINKS =
            List.of(AwsServiceName.SNS, AwsServiceName.SQS, AwsServiceName.SES);
    private static final int ORDERS = 12;

    private static final WiredAws WIRED = new WiredAws(LocalAwsOptions.onAnyPort());
    private static final RunningGateway GATEWAY = RunningGateway.on(WIRED.aws(), WIRED.access(), Impatience.settings());

    @AfterAll
    static void end() {
        GATEWAY.close();
        WIRED.close();
    }

    @AfterEach
    void heal() {
        WIRED.heal();
    }

    static Stream<Arguments> troubles() {
        var retried = Stream.of(AwsServiceName.SNS, AwsServiceName.SQS)
                .flatMap(sink -> Arrays.stream(Trouble.values()).map(trouble -> Arguments.of(sink, trouble)));
        var certain =
                Stream.of(Trouble.REFUSED, Trouble.THROTTLED).map(trouble -> Arguments.of(AwsServiceName.SES, trouble));
        return Stream.concat(retried, certain);
    }

    @ParameterizedTest
    @MethodSource("troubles")
    void acceptsAndTellsTheOthersAndCatchesUpWhenItIsBack(AwsServiceName sink, Trouble trouble) {
        // given
        var orders = Orders.of(sink + "-" + trouble, ORDERS);
        trouble.begin(WIRED.to(sink), sink);
        // when
        var answers = orders.post(GATEWAY);
        // then
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200);
        SINKS.stream().filter(other -> other != sink).forEach(other -> orders.areKnownTo(other, WIRED.aws()));
        WIRED.heal();
        orders.areKnownTo(sink, WIRED.aws());
        orders.areDelivered(GATEWAY);
    }

    @ParameterizedTest
    @CsvSource({
        "SNS, 404, NotFound, missing",
        "SNS, 403, AuthorizationError, denied",
        "SQS, 400, QueueDoesNotExist, missing",
        "SQS, 403, AccessDenied, denied",
        "SES, 400, MailFromDomainNotVerifiedException, missing",
        "SES, 403, AccessDeniedException, denied"
    })
    void keepsWhatWaitsForAPersonAndNamesTheCause(AwsServiceName sink, int status, String code, String fault) {
        // given
        var id = sink + "-" + code;
        WIRED.to(sink).fail(sink, new WireFault.Refuse(status, code));
        // when
        var answer = GATEWAY.post(Orders.json(id));
        // then
        assertThat(answer.statusCode()).isEqualTo(200);
        GATEWAY.showsEventually(id, "\"state\":\"pending\",\"last_fault\":\"" + fault + "\"");
        WIRED.heal();
        new Orders(List.of(id)).areDelivered(GATEWAY);
        new Orders(List.of(id)).areKnownTo(sink, WIRED.aws());
    }
}
