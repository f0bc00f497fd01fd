package com.anycompany.ordergateway.order;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTest {
    private static final Currency EUR = Currency.getInstance("EUR");
    private static final Currency JPY = Currency.getInstance("JPY");

    @ParameterizedTest(name = "{0} {1} is {2}")
    @CsvSource({"999.99, EUR, 999.99", "999.990, EUR, 999.99", "5, EUR, 5.00", "1e2, JPY, 100", "1.5, KWD, 1.500"})
    void standsAtTheScaleOfItsCurrency(BigDecimal number, String currency, String digits) {
        // when
        var price = Money.price(number, Currency.getInstance(currency));

        // then
        assertThat(price).map(Money::digits).contains(digits);
    }

    @Test
    void isComparedByValue() {
        // when
        var one = Money.price(new BigDecimal("999.990"), EUR);

        // then
        assertThat(one).isEqualTo(Money.price(new BigDecimal("99999e-2"), EUR));
    }

    @Test
    void isNeverRounded() {
        assertThatThrownBy(() -> new Money(new BigDecimal("0.001"), EUR)).isInstanceOf(ArithmeticException.class);
    }

    @Test
    void addsUpTheLargestOrderExactly() {
        // given
        var price = Money.price(new BigDecimal("9999999999999999.99"), EUR).orElseThrow();
        var line = new Line(new Article.Sku("a"), Line.MOST, price);

        // when
        var basket = new Basket.Lines(
                IntStream.range(0, Basket.Lines.MOST).mapToObj(i -> line).toList());

        // then
        assertThat(basket.total().digits()).isEqualTo("9998999999999999990001.00");
    }

    @Test
    void refusesToAddTwoCurrencies() {
        // given
        var euro = new Money(BigDecimal.ONE, EUR);
        var yen = new Money(BigDecimal.ONE, JPY);

        // then
        assertThatThrownBy(() -> euro.plus(yen)).hasMessage("currency: JPY (expected: EUR)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"EUR", "USD", "JPY", "KWD", "CHF"})
    void knowsCurrencies(String code) {
        assertThat(Money.currency(code)).contains(Currency.getInstance(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "eur", "EURO", "ZZZ", "XXX", "XAU", "XTS"})
    void knowsNoCurrencyWithoutMinorUnit(String code) {
        assertThat(Money.currency(code)).isEmpty();
    }

    @Test
    void refusesABasketWithoutLinesOrWithTooMany() {
        // given
        var line = new Line(new Article.Sku("a"), 1, new Money(BigDecimal.ONE, EUR));

        // then
        assertThatThrownBy(() -> new Basket.Lines(List.of())).hasMessage("lines: 0 (expected: 1..100)");
        assertThatThrownBy(() -> new Basket.Lines(
                        IntStream.range(0, 101).mapToObj(i -> line).toList()))
                .hasMessage("lines: 101 (expected: 1..100)");
    }
}
