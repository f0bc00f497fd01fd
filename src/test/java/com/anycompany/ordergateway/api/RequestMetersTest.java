package com.anycompany.ordergateway.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.api.RequestMeters.Outcome;
import com.anycompany.ordergateway.store.Outcomes;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class RequestMetersTest {
    private static final String OTHER = "{'order_id':'12345','product':'Laptop','price':1}";

    private final TestGateway gateway = new TestGateway();

    @Test
    void tellsWhatBecameOfEachOrder() {
        // when
        gateway.answer(Call.order(Call.LAPTOP));
        gateway.answer(Call.order(Call.LAPTOP));
        gateway.answer(Call.order(OTHER));
        gateway.answer(Call.order("{'price':0}"));
        gateway.answer(Call.order("{"));

        // then
        assertThat(gateway.meters.placed)
                .containsExactly(
                        Outcome.ACCEPTED, Outcome.REPLAYED, Outcome.CONFLICT, Outcome.INVALID, Outcome.INVALID);
    }

    @Test
    void tellsOfOrdersInAFormThatIsNotTaken() {
        // when
        gateway.answer(Call.order(Call.LAPTOP).with("content-type", "text/plain"));
        gateway.answer(Call.order(Call.LAPTOP).with("accept", "text/html"));

        // then
        assertThat(gateway.meters.placed).containsExactly(Outcome.INVALID, Outcome.INVALID);
    }

    @Test
    void tellsWhatWasRefusedBeforeAnyWork() {
        // given
        gateway.answer(Call.order(Call.LAPTOP));
        gateway.admission.letsIn(0);

        // when
        gateway.answer(Call.order(Call.LAPTOP));
        gateway.answer(Call.order(OTHER));

        // then
        assertThat(gateway.meters.placed).endsWith(Outcome.REPLAYED, Outcome.OVERLOADED);
    }

    @Test
    void tellsHowLongTheCallerWaited() {
        // given
        gateway.store.write().stalls();
        var begun = gateway.begin(Call.order(Call.LAPTOP));

        // when
        gateway.timer.advance(Duration.ofMillis(2_500));

        // then
        assertThat(Outcomes.outcome(begun).status()).isEqualTo(503);
        assertThat(gateway.meters.placed).containsExactly(Outcome.UNKNOWN);
        assertThat(gateway.meters.waited).containsExactly(Duration.ofMillis(2_500));
    }

    @Test
    void tellsOfLooksAtOrdersWhetherFoundOrNot() {
        // given
        gateway.answer(Call.order(Call.LAPTOP));

        // when
        gateway.answer(Call.get("/orders/12345"));
        gateway.answer(Call.get("/orders/unheard-of"));

        // then
        assertThat(gateway.meters.shown).hasSize(2);
    }

    @Test
    void tellsOfALookThatWasRefused() {
        // given
        gateway.admission.letsIn(0);

        // when
        gateway.answer(Call.get("/orders/12345"));

        // then
        assertThat(gateway.meters.notShown).isEqualTo(1);
        assertThat(gateway.meters.shown).isEmpty();
    }

    @Test
    void showsThePageAsItIs() {
        // when
        var answer = gateway.answer(Call.get("/metrics"));

        // then
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.text()).isEqualTo(TestMeters.PAGE);
    }

    @Test
    void hasNoSuchEndpointWithoutAPage() {
        assertThat(new ServiceEndpoints(gateway.health, RequestMeters.NONE).rows())
                .extracting(Endpoint::path)
                .doesNotContain("/metrics");
    }
}
