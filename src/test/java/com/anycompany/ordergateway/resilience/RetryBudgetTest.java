package com.anycompany.ordergateway.resilience;

import static org.assertj.core.api.Assertions.assertThat;

import com.anycompany.ordergateway.time.ManualTimer;
import java.time.Duration;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class RetryBudgetTest {
    private final ManualTimer timer = new ManualTimer();
    private final RetryBudget budget = new RetryBudget(new RetryBudget.Terms(10, 5), timer);

    private long spent(int wanted) {
        return IntStream.range(0, wanted).filter(time -> budget.spend()).count();
    }

    @Test
    void holdsTwoSecondsWorthAtTheStart() {
        assertThat(spent(100)).isEqualTo(10);
    }

    @Test
    void earnsAShareOfTheCalls() {
        // given
        spent(100);
        // when
        IntStream.range(0, 50).forEach(call -> budget.called());
        // then
        assertThat(spent(100)).isEqualTo(5);
    }

    @Test
    void earnsSomeEverySecond() {
        // given
        spent(100);
        // when
        timer.advance(Duration.ofSeconds(1));
        // then
        assertThat(spent(100)).isEqualTo(5);
    }

    @Test
    void savesUpNoMoreThanTwoSecondsWorth() {
        // given
        timer.advance(Duration.ofHours(1));
        IntStream.range(0, 10_000).forEach(call -> budget.called());
        // then
        assertThat(spent(10_000)).isEqualTo(10);
    }

    @Test
    void spendsNothingWhereNothingIsToBeSpent() {
        // given
        var none = new RetryBudget(new RetryBudget.Terms(0, 0), timer);
        none.spend();
        // when
        timer.advance(Duration.ofHours(1));
        none.called();
        // then
        assertThat(none.spend()).isFalse();
    }
}
