package com.anycompany.ordergateway.aws;

/**
 * What a look at one dependency found.
 *
 * @param dependency as faults name it
 * @param name of the table, topic, queue or sender
 */
public record Finding(String dependency, String name, State state) {
    /** How it stands. */
    public enum State {
        WELL("well"),
        MISSING("does not exist"),
        NOT_VERIFIED("is not verified"),
        DENIED("may not be looked at with these credentials"),
        OUT_OF_REACH("is out of reach");

        private final String words;

        State(String words) {
            this.words = words;
        }
    }

    /** In words: {@code orders-table Orders does not exist}. */
    public String inWords() {
        return dependency + " " + name + " " + state.words;
    }
}
