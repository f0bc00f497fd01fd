package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.fault.Fault;
import com.anycompany.ordergateway.intake.Admission;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What happens when there is no place for more work. */
class OverloadTest {
    private static final String OTHER = """
            {"order_id": "12346", "product": "Laptop", "price": 999.99}""";

    private final TestGateway gateway = new TestGateway();

    @Test
    void refusesAnOrderBeforeAnyWork() {
        // given
        gateway.admission.letsIn(0);
        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));
        // then
        assertThat(answer.problem()).isEqualTo("503 overloaded");
        assertThat(answer.header("Retry-After")).contains("1");
        assertThat(answer.json().getBoolean("retryable")).isTrue();
        assertThat(gateway.store.calls()).isEmpty();
    }

    @Test
    void refusesAReadBeforeAnyWork() {
        // given
        gateway.admission.letsIn(0);
        // when
        var answer = gateway.answer(Call.get("/orders/12345"));
        // then
        assertThat(answer.problem()).isEqualTo("503 overloaded");
        assertThat(gateway.store.calls()).isEmpty();
    }

    @Test
    void stillRepeatsTheReceiptOfAMomentAgo() {
        // given
        var first = gateway.answer(Call.order(Call.LAPTOP));
        gateway.admission.letsIn(0);
        // when
        var repeat = gateway.answer(Call.order(Call.LAPTOP));
        // then
        assertThat(repeat.status()).isEqualTo(200);
        assertThat(repeat.text()).isEqualTo(first.text());
        assertThat(repeat.header("Idempotent-Replayed")).contains("true");
        assertThat(gateway.store.calls()).containsExactly("write");
        assertThat(gateway.handedOver()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{'order_id': '12345', 'product': 'Laptop', 'price': 1.00}",
                "{'order_id': '12346', 'product': 'Laptop', 'price': 999.99}",
                "{'order_id': '12345', 'product': 'Laptop'}",
                "{'order_id': "
            })
    void refusesWhatIsNoRepeat(String document) {
        // given
        gateway.answer(Call.order(Call.LAPTOP));
        gateway.admission.letsIn(0);
        // when
        var answer = gateway.answer(Call.order(document));
        // then
        assertThat(answer.problem()).isEqualTo("503 overloaded");
    }

    @Test
    void repeatsNothingThatMayNotBeStored() {
        // given
        gateway.store.write().failsWith(Fault.TIMEOUT);
        gateway.answer(Call.order(Call.LAPTOP));
        gateway.admission.letsIn(0);
        // when
        var answer = gateway.answer(Call.order(Call.LAPTOP));
        // then
        assertThat(answer.problem()).isEqualTo("503 overloaded");
    }

    @Test
    void stillAnswersForItsHealth() {
        // given
        gateway.admission.letsIn(0);
        // then
        assertThat(gateway.answer(Call.get("/health/live")).status()).isEqualTo(200);
        assertThat(gateway.answer(Call.get("/health/ready")).status()).isEqualTo(200);
    }

    @Test
    void givesEveryPlaceBack() {
        // given
        var calls = List.of(
                Call.order(Call.LAPTOP),
                Call.order(Call.LAPTOP),
                Call.order("{'order_id': '12345', 'product': 'Laptop', 'price': 1}"),
                Call.order("{'product': 1}"),
                Call.order("nothing"),
                Call.order(OTHER).with("idempotency-key", ""),
                Call.get("/orders/12345"),
                Call.get("/orders/none"),
                Call.get("/orders/%20"));
        // when
        calls.forEach(gateway::answer);
        // then
        assertThat(gateway.admission.taken(Admission.Kind.ORDER)).isZero();
        assertThat(gateway.admission.taken(Admission.Kind.READ)).isZero();
    }

    @Test
    void answersByTheDeadlineAndKeepsThePlaceUntilTheWorkEnds() {
        // given
        gateway.store.write().stalls();
        var answer = gateway.begin(Call.order(Call.LAPTOP));
        // when
        gateway.timer.advance(Duration.ofMillis(2_500));
        // then
        assertThat(new Answer(answer.result()).problem()).isEqualTo("503 outcome-unknown");
        assertThat(gateway.admission.taken(Admission.Kind.ORDER)).isEqualTo(1);
        gateway.store.release();
        assertThat(gateway.admission.taken(Admission.Kind.ORDER)).isZero();
        assertThat(gateway.handedOver()).hasSize(1);
    }

    @Test
    void answersAReadByTheDeadlineToo() {
        // given
        gateway.store.find().stalls();
        var answer = gateway.begin(Call.get("/orders/12345"));
        // when
        gateway.timer.advance(Duration.ofMillis(2_500));
        // then
        assertThat(new Answer(answer.result()).problem()).isEqualTo("503 storage-unavailable");
    }
}
