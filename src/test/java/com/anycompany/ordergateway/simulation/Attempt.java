package com.anycompany.ordergateway.simulation;

import java.util.Optional;

/** One call on the wire, as an onlooker sees it who knows both ends. */
final class Attempt {
    private final Life process;
    private final Service service;
    private final String operation;
    private final String about;
    private Fate fate;
    private boolean refusedAsAWhole;
    private Fate.Seen inParticular = Fate.Seen.UNKNOWN;
    private Optional<Fate.Seen> seen = Optional.empty();

    /**
     * A call that begins.
     *
     * @param about what it wants, the same for each repeat of the same call
     */
    Attempt(Life process, Service service, String operation, String about, Fate fate) {
        this.process = process;
        this.service = service;
        this.operation = operation;
        this.about = about;
        this.fate = fate;
    }

    Life process() {
        return process;
    }

    Service service() {
        return service;
    }

    String operation() {
        return operation;
    }

    String about() {
        return about;
    }

    Fate fate() {
        return fate;
    }

    /** It shares a call with others; this became of it in particular, and is told with their common answer. */
    void becomes(Fate other, Fate.Seen told) {
        fate = other;
        inParticular = told;
    }

    /** What its caller is told of it by the common answer. */
    Fate.Seen inParticular() {
        return inParticular;
    }

    /** The call that it shared was refused for what stood in it: it says nothing, and each goes alone. */
    void refuseAsAWhole() {
        becomes(Fate.BROKEN_WHEN_DONE, Fate.Seen.UNKNOWN);
        refusedAsAWhole = true;
    }

    boolean refusedAsAWhole() {
        return refusedAsAWhole;
    }

    /** What its caller knows; empty as long as it waits, and for ever if it crashed. */
    Optional<Fate.Seen> seen() {
        return seen;
    }

    /** Its caller learns this. Only the first time counts. */
    boolean ends(Fate.Seen what) {
        var first = seen.isEmpty();
        if (first) {
            seen = Optional.of(what);
        }
        return first;
    }

    /** Whether it may have been done, as far as its caller can know. */
    boolean inDoubt() {
        return seen.isEmpty() || seen.get() == Fate.Seen.UNKNOWN;
    }

    @Override
    public String toString() {
        return service.label() + " " + operation + " " + about;
    }
}
