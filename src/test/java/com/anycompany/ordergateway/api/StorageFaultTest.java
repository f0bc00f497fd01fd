package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.order.OrderId;
import com.anycompany.ordergateway.store.Lease;
import com.anycompany.ordergateway.store.Outbox;
import com.anycompany.ordergateway.store.StoredOrder;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a caller is told when the store fails, and what may be said about whether the order is in it. */
class StorageFaultTest {
    private final TestGateway gateway = new TestGateway();

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TIMEOUT", "BROKEN"},
            mode = EnumSource.Mode.EXCLUDE)
    void saysNotStoredWhereThatIsCertain(Fault certain) {
        // given
        gateway.store.write().failsWith(certain);

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.problem()).isEqualTo("503 storage-unavailable");
        assertThat(answer.json().getString("outcome")).isEqualTo("not-stored");
        assertThat(answer.json().getBoolean("retryable")).isTrue();
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(gateway.store.calls()).containsExactly("write");
        assertThat(gateway.handedOver()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TIMEOUT", "BROKEN"})
    void looksOnceAndAcceptsWhatItFinds(Fault ambiguous) {
        // given
        gateway.store.write().appliesAndFailsWith(ambiguous);

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Idempotent-Replayed")).isEmpty();
        assertThat(gateway.store.calls()).containsExactly("write", "find");
        assertThat(gateway.handedOver()).containsExactly(gateway.stored("12345"));
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"TIMEOUT", "BROKEN"})
    void saysUnknownWhereTheOrderIsNotFound(Fault ambiguous) {
        // given
        gateway.store.write().failsWith(ambiguous);

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.problem()).isEqualTo("503 outcome-unknown");
        assertThat(answer.json().getString("outcome")).isEqualTo("unknown");
        assertThat(answer.json().getString("order_id")).isEqualTo("12345");
        assertThat(answer.json().getBoolean("retryable")).isTrue();
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(gateway.store.calls()).containsExactly("write", "find");
    }

    @ParameterizedTest
    @EnumSource(Fault.class)
    void saysUnknownWhereTheLookFailsToo(Fault ofTheLook) {
        // given
        gateway.store.write().appliesAndFailsWith(Fault.TIMEOUT);
        gateway.store.find().failsWith(ofTheLook);

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.problem()).isEqualTo("503 outcome-unknown");
        assertThat(gateway.store.calls()).containsExactly("write", "find");
        assertThat(gateway.handedOver()).isEmpty();
    }

    @Test
    void namesTheIdThatItMadeWhereTheOutcomeIsUnknown() {
        // given
        gateway.store.write().failsWith(Fault.TIMEOUT);

        // when
        var answer =
                gateway.answer(Call.order("{'product':'Laptop','price':999.99}").with("idempotency-key", "intent-1"));

        // then
        assertThat(answer.json().getString("order_id")).startsWith("_").hasSize(44);
    }

    @Test
    void replaysWhenAnUnknownOutcomeIsRepeated() {
        // given
        gateway.store.write().appliesAndFailsWith(Fault.TIMEOUT);
        gateway.store.find().failsWith(Fault.TIMEOUT);
        gateway.answer(Call.order(Call.LAPTOP));

        // when
        var again = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.header("Idempotent-Replayed")).contains("true");
        assertThat(gateway.handedOver()).isEmpty();
    }

    @Test
    void findsAnothersOrderAfterAnAmbiguousWrite() {
        // given
        gateway.answer(Call.order("{'order_id':'12345','product':'Other','price':1}"));
        gateway.store.write().failsWith(Fault.TIMEOUT);

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.problem()).isEqualTo("409 order-id-conflict");
    }

    @Test
    void findsAnEarlierRequestsOrderAfterAnAmbiguousWrite() {
        // given
        gateway.answer(Call.order(Call.LAPTOP));
        gateway.store.write().failsWith(Fault.BROKEN);

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Idempotent-Replayed")).contains("true");
        assertThat(gateway.handedOver()).hasSize(1);
    }

    @Test
    void acceptsWhenOurOwnRetryMeetsOurOwnFirstAttempt() {
        // given
        gateway.store.write().isRepeatedAfter(() -> {});

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Idempotent-Replayed")).isEmpty();
        assertThat(gateway.handedOver()).containsExactly(gateway.stored("12345"));
    }

    @Test
    void leavesItsOwnAttemptToTheRelayOnceTheLeaseIsOver() {
        // given
        gateway.store.write().isRepeatedAfter(() -> gateway.timer.advance(TestGateway.LEASE));

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(gateway.handedOver()).isEmpty();
    }

    @Test
    void deliversItsOwnAttemptUntilTheLastMomentOfTheLease() {
        // given
        gateway.store.write().isRepeatedAfter(() -> gateway.timer.advance(TestGateway.LEASE.minusMillis(1)));

        // when
        gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(gateway.handedOver()).hasSize(1);
    }

    @Test
    void leavesItsOwnAttemptToWhoeverClaimedIt() {
        // given
        gateway.store.write().isRepeatedAfter(() -> change("gateway-1", 2));

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Idempotent-Replayed")).isEmpty();
        assertThat(gateway.handedOver()).isEmpty();
    }

    @Test
    void leavesItsOwnAttemptToWhoeverOwnsItNow() {
        // given
        gateway.store.write().isRepeatedAfter(() -> change("stream", 1));

        // when
        gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(gateway.handedOver()).isEmpty();
    }

    private void change(String owner, long epoch) {
        var stored = gateway.stored("12345");
        var open = (Outbox.Open) stored.outbox();
        var lease = new Lease(owner, epoch, open.lease().dueAt());
        var claimed = new Outbox.Open(open.pending(), open.closed(), open.tries(), open.faults(), lease);
        gateway.store.items().put(new StoredOrder(stored.order(), stored.birth(), claimed, stored.version() + 1));
    }

    @Test
    void tellsNobodyOfItsOwnAttemptThatIsFinished() {
        // given
        gateway.store.write().isRepeatedAfter(this::finish);

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(gateway.handedOver()).isEmpty();
    }

    private void finish() {
        var stored = gateway.stored("12345");
        var done = new Outbox.Done(stored.outbox().closed(), 1, gateway.timer.instant());
        gateway.store.items().put(new StoredOrder(stored.order(), stored.birth(), done, stored.version() + 1));
    }

    @Test
    void answersABugOfOursWithoutAWordAboutIt() {
        // given
        gateway.store.write().breaksWith(new IllegalStateException("table Orders, key 12345"));

        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));

        // then
        assertThat(answer.problem()).isEqualTo("500 internal-error");
        assertThat(answer.text()).doesNotContain("Orders", "12345", "Exception");
        assertThat(gateway.store.items().at(new OrderId("12345"))).isEmpty();
    }

    @Test
    void answersEarlierToACallerThatWaitsForLess() {
        // given
        gateway.store.write().stalls();
        var answer = gateway.begin(Call.order(Call.LAPTOP), Duration.ofMillis(400));
        gateway.timer.advance(Duration.ofMillis(399));
        assertThat(answer.isComplete()).isFalse();
        // when
        gateway.timer.advance(Duration.ofMillis(1));
        // then
        assertThat(new Answer(answer.result()).problem()).isEqualTo("503 outcome-unknown");
    }
}
