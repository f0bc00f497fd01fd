package com.anycompany.ordergateway.api;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Told how each request about an order ended, for those who count. Asked on the way of every request: must be quick, take
 * no lock and never throw.
 */
public interface RequestMeters {
    /** Counts nothing and shows no page. */
    RequestMeters NONE = new RequestMeters() {};

    /** What can become of an order that somebody posts. */
    enum Outcome {
        /** Stored by this request. */
        ACCEPTED("accepted"),
        /** Answered with the receipt of an earlier one. */
        REPLAYED("replayed"),
        /** Not readable, against the rules, or in a form that is not taken. */
        INVALID("invalid"),
        /** Its id or key stands for another order. */
        CONFLICT("conflict"),
        /** The table did not take it. */
        NOT_STORED("not-stored"),
        /** Nobody knows whether the table took it. */
        UNKNOWN("unknown"),
        /** Refused before any work, since too much was under way. */
        OVERLOADED("overloaded"),
        /** A bug of ours. */
        FAILED("failed");

        private final String label;

        Outcome(String label) {
            this.label = label;
        }

        /** As metrics name it. */
        public String label() {
            return label;
        }
    }

    /** An order was answered. */
    default void placed(Outcome outcome, Duration took) {}

    /** A look at an order was answered, whether it was found or not. */
    default void shown(Duration took) {}

    /** A look at an order was refused before any work: too much was under way, or no answer in its form is to be had. */
    default void notShown() {}

    /** What {@code GET /metrics} shows, in the text format of Prometheus; without it there is no such endpoint. */
    default Optional<Supplier<String>> page() {
        return Optional.empty();
    }
}
