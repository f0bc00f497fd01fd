package com.anycompany.ordergateway.delivery;

import com.anycompany.ordergateway.fault.Fault;
import java.util.Locale;

/** What became of one entry in one round of sending. */
sealed interface SendResult {
    /** It ended, well or otherwise. */
    record Ended(Outcome outcome) implements SendResult {}

    /** It failed and may be tried again. */
    record Failed(Fault fault) implements SendResult {}

    /** It was not begun, since the lease would not have lasted. */
    record NotBegun() implements SendResult {}

    /** The word for what was not tried, since its sink was known to be in trouble or to have no place. */
    String HELD_BACK = "held_back";

    /** Whether a person should look at it: not at what went well, and not at each that an open breaker held back. */
    default boolean trouble() {
        return switch (this) {
            case Ended(Outcome.Delivered()) -> false;
            case Ended(Outcome.Refused(var how)) -> true;
            case Failed(var fault) -> fault != Fault.HELD_BACK;
            case NotBegun() -> true;
        };
    }

    /** In a word, for a log: {@code delivered}, {@code recipient-not-verified}, {@code timeout}. */
    default String inAWord() {
        return switch (this) {
            case Ended(Outcome.Delivered()) -> "delivered";
            case Ended(Outcome.Refused(var how)) -> how.reason();
            case Failed(var fault) -> fault.name().toLowerCase(Locale.ROOT);
            case NotBegun() -> "not-begun";
        };
    }
}
