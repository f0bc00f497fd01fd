package com.anycompany.ordergateway.intake;

import java.util.Locale;

/** What can be wrong with one part of an order's document: a closed list, part of the contract. */
public enum ViolationCode {
    NOT_AN_OBJECT,
    UNKNOWN_PROPERTY,
    REQUIRED,
    MUTUALLY_EXCLUSIVE,
    WRONG_TYPE,
    WRONG_FORMAT,
    OUT_OF_RANGE,
    TOO_LONG,
    INVALID_CHARACTERS,
    NOT_AN_EMAIL;

    /** As it stands in an answer: {@code out-of-range}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
