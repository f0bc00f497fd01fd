package com.anycompany.ordergateway.crash;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.Failure;
import com.anycompany.ordergateway.local.LocalAws;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The time-out of a function, as Lambda keeps it: whoever has not answered by then is ended. */
@Tag("crashes")
class TimedOutFunctionIT {
    private static final Duration TIME_OUT = Duration.ofSeconds(4);

    /** From when on a function stands still: its write is under way by then, as it is warm. */
    private static final Duration STALLED = Duration.ofMillis(1_500);

    private static final Duration NEVER_STALLED = TIME_OUT.plusDays(1);

    private final LocalAws aws = LocalAws.start(LocalAwsOptions.onAnyPort());
    private final Map<String, String> environment = Functions.environment(
            aws,
            Map.of(
                    "DYNAMODB_ATTEMPT_TIMEOUT", "5s",
                    "DYNAMODB_TIMEOUT", "5s",
                    "REQUEST_DEADLINE", "8s",
                    "LEASE", "15s",
                    "CLOCK_SKEW", "0s"));
    private final Ledger ledger = new Ledger();

    @AfterEach
    void end() {
        aws.close();
    }

    private static PostedOrder order(String id) {
        return PostedOrder.drawn(id, new Random(1));
    }

    private void post(FunctionProcess function, PostedOrder order) {
        ledger.posted(order);
        var answer = function.invoke(Functions.order(order.json()), Functions.LIMIT);
        assertThat(Functions.status(answer)).as(answer).isEqualTo(200);
        ledger.acknowledged(order, Functions.body(answer));
    }

    /** AWS is silent for longer than the function has: it says by itself, in time, that nobody can know. */
    @Test
    void isNotReachedByWaitingForAws() {
        try (var function = FunctionProcess.start("in-time", "ProcessOrder", environment)) {
            // given
            post(function, order("warm"));
            aws.faults().fail(AwsServiceName.DYNAMODB, new Failure.Silent());
            // when
            var answer = function.invokeOrEnd(Functions.order(order("silent").json()), TIME_OUT, NEVER_STALLED);
            // then
            assertThat(answer)
                    .hasValueSatisfying(
                            document -> assertThat(Functions.status(document)).isEqualTo(503));
            assertThat(function.alive()).isTrue();
        }
    }

    /**
     * The function stands still while its write is under way, and is ended when its time is over; AWS carries the write out
     * after that. Nobody has answered and nobody reads the stream; the relay tells everyone all the same.
     */
    @Test
    void losesNothingWhenItStrikesInTheMiddleOfAnOrder() {
        var struck = order("struck");
        try (var table = new OrdersTable(aws);
                var relay = FunctionProcess.start("timed-out-relay", "RelayOrders", environment)) {
            // given
            try (var function = FunctionProcess.start("timed-out", "ProcessOrder", environment)) {
                post(function, order("acknowledged"));
                var afterItsEnd = new Failure.Delay(TIME_OUT.plusSeconds(1));
                aws.faults().failNext(AwsServiceName.DYNAMODB, "PutItem", 1, afterItsEnd);
                // when
                var answer = function.invokeOrEnd(Functions.order(struck.json()), TIME_OUT, STALLED);
                // then
                assertThat(answer).isEmpty();
                assertThat(function.alive()).isFalse();
            }
            Eventually.get(table::rows, rows -> rows.size() == 2);
            Eventually.get(
                    () -> {
                        relay.invoke("{}".getBytes(StandardCharsets.UTF_8), Functions.LIMIT);
                        return table.open();
                    },
                    open -> open == 0);
            try (var next = FunctionProcess.start("timed-out-next", "ProcessOrder", environment)) {
                post(next, struck);
            }
            var heard = new Heard(aws);
            heard.listen();
            assertThat(new Reckoning(ledger, heard, table.rows()).faults()).isEmpty();
            assertThat(heard.topic()).containsEntry("struck", 1L).containsEntry("acknowledged", 1L);
        }
    }
}
