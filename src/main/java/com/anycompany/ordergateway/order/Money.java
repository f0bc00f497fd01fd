package com.anycompany.ordergateway.order;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.Optional;

/**
 * An exact amount in a currency, at that currency's scale (ISO 4217: two decimals for EUR, none for JPY). Never rounded:
 * what does not fit is refused.
 */
public record Money(BigDecimal amount, Currency currency) {
    /** The most digits of a price, whole and decimal together. */
    public static final int PRICE_DIGITS = 18;

    /** No price has an exponent beyond this; stripping zeros is safe up to here. */
    private static final int FARTHEST_SCALE = 1_000;

    public Money {
        amount = amount.setScale(currency.getDefaultFractionDigits(), RoundingMode.UNNECESSARY);
    }

    /**
     * The price that {@code number} says, unless it is zero, negative, finer than the currency or longer than
     * {@value #PRICE_DIGITS} digits. Safe for any exponent: nothing is expanded before it is known to be small.
     */
    public static Optional<Money> price(BigDecimal number, Currency currency) {
        if (number.signum() <= 0 || Math.abs((long) number.scale()) > FARTHEST_SCALE) {
            return Optional.empty();
        }
        var plain = number.stripTrailingZeros();
        long wholeDigits = (long) plain.precision() - plain.scale();
        var decimals = currency.getDefaultFractionDigits();
        if (plain.scale() > decimals || wholeDigits + decimals > PRICE_DIGITS) {
            return Optional.empty();
        }
        return Optional.of(new Money(plain, currency));
    }

    /** A currency by its ISO 4217 code, unless there is none or it has no minor unit (gold, test codes). */
    public static Optional<Currency> currency(String code) {
        return Currency.getAvailableCurrencies().stream()
                .filter(currency -> currency.getCurrencyCode().equals(code))
                .filter(currency -> currency.getDefaultFractionDigits() >= 0)
                .findFirst();
    }

    /** So many times this amount. */
    public Money times(int count) {
        return new Money(amount.multiply(BigDecimal.valueOf(count)), currency);
    }

    /** The sum of two amounts of one currency. */
    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("currency: " + other.currency + " (expected: " + currency + ")");
        }
        return new Money(amount.add(other.amount), currency);
    }

    /** The digits alone, at the currency's scale: {@code 999.99}. */
    public String digits() {
        return amount.toPlainString();
    }
}
