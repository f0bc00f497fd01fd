package com.anycompany.ordergateway.wire;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.app.Eventually;
import com.anycompany.ordergateway.app.RunningGateway;
import com.anycompany.ordergateway.local.AwsServiceName;
import com.anycompany.ordergateway.local.LocalAwsOptions;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a gateway does while the table is in trouble. Each test has a gateway of its own, since breakers remember. */
class TableTroubleTest {
    private static final WiredAws WIRED = new WiredAws(LocalAwsOptions.onAnyPort());
    private static final WireProxy TABLE = WIRED.to(AwsServiceName.DYNAMODB);
    private static final int MANY = 40;

    private RunningGateway gateway;

    @BeforeEach
    void start() {
        gateway = RunningGateway.on(WIRED.aws(), WIRED.access(), Impatience.withTheTable());
    }

    @AfterEach
    void heal() {
        WIRED.heal();
        gateway.close();
    }

    @AfterAll
    static void end() {
        WIRED.close();
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"REFUSED", "THROTTLED"})
    void saysThatNothingIsStoredWhereThatIsCertain(Trouble trouble) {
        // given
        var id = "certain-" + trouble;
        trouble.begin(TABLE, AwsServiceName.DYNAMODB);
        // when
        var answer = gateway.post(Orders.json(id));
        // then
        assertThat(answer.statusCode()).isEqualTo(503);
        assertThat(answer.body()).contains("\"code\":\"storage-unavailable\"", "\"outcome\":\"not-stored\"");
        assertThat(answer.headers().firstValue("Retry-After")).isPresent();
        WIRED.heal();
        Eventually.get(() -> gateway.get("/orders/" + id).statusCode(), status -> status == 404);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"REFUSED", "THROTTLED"},
            mode = EnumSource.Mode.EXCLUDE)
    void neverSaysMoreThanItKnowsAndTakesTheRepeat(Trouble trouble) {
        // given
        var id = "unknown-" + trouble;
        trouble.begin(TABLE, AwsServiceName.DYNAMODB);
        // when
        var answer = gateway.post(Orders.json(id));
        // then
        if (answer.statusCode() != 200) {
            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains("\"code\":\"outcome-unknown\"", "\"outcome\":\"unknown\"", "\"order_id\":\"" + id + "\"");
        }
        WIRED.heal();
        var repeated = Eventually.get(() -> gateway.post(Orders.json(id)), again -> again.statusCode() == 200);
        assertThat(repeated.body()).contains("\"order_id\":\"" + id + "\"");
        new Orders(List.of(id)).areDelivered(gateway);
    }

    @ParameterizedTest
    @EnumSource(Trouble.class)
    void leavesNobodyWaitingAndRecovers(Trouble trouble) {
        // given
        var orders = Orders.of("crowd-" + trouble, MANY);
        trouble.begin(TABLE, AwsServiceName.DYNAMODB);
        // when
        var answers = orders.post(gateway);
        // then
        assertThat(answers).extracting(HttpResponse::statusCode).isSubsetOf(200, 503);
        WIRED.heal();
        orders.ids()
                .forEach(id -> Eventually.get(() -> gateway.post(Orders.json(id)), again -> again.statusCode() == 200));
        orders.areDelivered(gateway);
    }

    @ParameterizedTest
    @EnumSource(
            value = Trouble.class,
            names = {"REFUSED", "SILENT"})
    void staysAliveAndReadyAndSaysWhatIsWrong(Trouble trouble) {
        // given
        trouble.begin(TABLE, AwsServiceName.DYNAMODB);
        // when
        Orders.of("health-" + trouble, MANY).post(gateway);
        // then
        var ready = Eventually.get(
                () -> gateway.get("/health/ready"), answer -> answer.body().contains("degraded"));
        assertThat(ready.statusCode()).isEqualTo(200);
        assertThat(ready.body()).contains("orders-table");
        assertThat(gateway.get("/health/live").statusCode()).isEqualTo(200);
    }

    @Test
    void recognisesItsOwnOrderWhenTheAnswerOfTheWriteIsLost() {
        // given
        TABLE.failNext(AwsServiceName.DYNAMODB, "PutItem", 1, new WireFault.DropAnswer());
        TABLE.failNext(AwsServiceName.DYNAMODB, "PutItem", 1, new WireFault.Reset(true));
        // when
        var dropped = gateway.post(Orders.json("answer-lost"));
        var reset = gateway.post(Orders.json("answer-reset"));
        // then
        for (var answer : List.of(dropped, reset)) {
            assertThat(answer.statusCode()).isEqualTo(200);
            assertThat(answer.headers().firstValue("Idempotent-Replayed")).isEmpty();
        }
        new Orders(List.of("answer-lost", "answer-reset")).areDelivered(gateway);
    }

    /** That they were told waits for the breaker: else they would be told again when the lease has run out. */
    @Test
    void tellsNobodyTwiceBecauseTheTableWasShutWhenTheyHadBeenTold() {
        // given
        gateway.close();
        gateway = RunningGateway.on(WIRED.aws(), WIRED.access(), Impatience.withATableThatStaysShut());
        var orders = new Orders(List.of("told-once"));
        var queue = WIRED.to(AwsServiceName.SQS);
        queue.fail(AwsServiceName.SQS, new WireFault.Delay(Duration.ofSeconds(2)));
        orders.post(gateway);
        TABLE.refuse();
        // when
        Orders.of("shut", MANY).post(gateway);
        TABLE.heal();
        // then
        orders.areDelivered(gateway);
        assertThat(orders.timesHeard(AwsServiceName.SNS, WIRED.aws())).isEqualTo(1);
        assertThat(orders.timesHeard(AwsServiceName.SQS, WIRED.aws())).isEqualTo(1);
        assertThat(orders.timesHeard(AwsServiceName.SES, WIRED.aws())).isEqualTo(1);
    }

    @Test
    void triesThreeTimesAtMostWhateverTheSdkWouldDo() {
        // given
        TABLE.fail(AwsServiceName.DYNAMODB, "PutItem", WireFault.throttle(AwsServiceName.DYNAMODB));
        var before = TABLE.calls(AwsServiceName.DYNAMODB, "PutItem");
        // when
        gateway.post(Orders.json("three-attempts"));
        // then
        assertThat(TABLE.calls(AwsServiceName.DYNAMODB, "PutItem") - before).isEqualTo(3);
    }

    @Test
    void spendsNoMoreOnRepeatsThanItsBudget() {
        // given
        TABLE.fail(AwsServiceName.DYNAMODB, WireFault.throttle(AwsServiceName.DYNAMODB));
        var before = TABLE.inserts();
        // when
        Orders.of("budget", 200).post(gateway);
        // then
        assertThat(TABLE.inserts() - before).isBetween(200L, 300L);
    }
}
