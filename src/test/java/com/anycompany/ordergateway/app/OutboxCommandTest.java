package com.anycompany.ordergateway.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The operator's hand on a running gateway's outboxes. */
final class OutboxCommandTest {
    private static final LocalAws AWS = LocalAws.start(LocalAwsOptions.onAnyPort());
    private static final RunningGateway GATEWAY =
            RunningGateway.on(AWS, Map.of("BACK_OFF_LONGEST", "2s", "RELAY_BUSY", "100ms", "RELAY_IDLE", "200ms"));

    @AfterAll
    static void end() {
        GATEWAY.close();
        AWS.close();
    }

    @AfterEach
    void heal() {
        AWS.faults().healAll();
    }

    private static void post(String id) {
        assertThat(GATEWAY.post("{\"order_id\": \"%s\", \"product\": \"Laptop\", \"price\": 999.99}".formatted(id))
                        .statusCode())
                .isEqualTo(200);
    }

    private static Command outbox(String... words) {
        var all = new ArrayList<>(List.of("outbox"));
        all.addAll(List.of(words));
        return Command.run(AWS, Map.of(), all.toArray(String[]::new));
    }

    @Test
    void parksWhatCannotBeDeliveredAndPutsItBackForTheRelay() {
        // given
        AWS.faults().fail(AwsServiceName.SNS, new Failure.Refuse(404, "NotFound"));
        post("parked-1");
        GATEWAY.showsEventually("parked-1", "\"event:placed\":{\"state\":\"pending\",\"last_fault\":\"missing\"");
        var listed = outbox("list", "--pending");
        // when
        var parked = outbox("park", "parked-1", "event:placed");
        var shown = GATEWAY.get("/orders/parked-1").body();
        var listedParked = outbox("list", "--parked");
        AWS.faults().healAll();
        var retried = outbox("retry", "parked-1");
        // then
        assertThat(listed.text()).contains("parked-1 event:placed pending").contains("why=missing");
        assertThat(parked.status()).isZero();
        assertThat(shown).contains("\"event:placed\":{\"state\":\"parked\",\"reason\":\"by-operator\"}");
        assertThat(listedParked.text()).contains("parked-1 event:placed parked tries=0 why=by-operator");
        assertThat(retried.lines()).containsExactly("parked-1 event:placed: put back, due now");
        assertThat(GATEWAY.showsEventually("parked-1", "\"event:placed\":{\"state\":\"delivered\"}"))
                .contains("delivered");
    }

    @Test
    void tellsByItsStatusThatNothingWasChanged() {
        // when
        var unknown = outbox("retry", "no-such-order");
        // then
        assertThat(unknown.status()).isEqualTo(1);
        assertThat(unknown.lines()).containsExactly("no-such-order does not exist");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lost",
                "list --parked --due",
                "list 12345",
                "list --limit 0",
                "list --limit",
                "retry",
                "retry 12345 event:cancelled-by-nobody",
                "retry 12345 --sink event",
                "retry --all-parked 12345",
                "retry --all-parked --sink fax",
                "retry ../etc",
                "park 12345",
                "park 12345 event:placed --force",
            })
    void refusesWhatItDoesNotUnderstand(String words) {
        assertThatThrownBy(() -> Role.OUTBOX.errand(words.isEmpty() ? List.of() : List.of(words.split(" "))))
                .isInstanceOf(UsageException.class);
    }
}
