package com.anycompany.ordergateway.json;

/** A body that is no document at all. Carries no text of the body and no stack: it is an answer, not a fault. */
public final class Unreadable extends Exception {
    private static final long serialVersionUID = 1L;

    private final Flaw flaw;

    /** What is wrong with it. */
    public enum Flaw {
        /** It is not one well-formed document within the limits. */
        MALFORMED,
        /** An object has a key twice. */
        DUPLICATE_KEY
    }

    Unreadable(Flaw flaw) {
        super(flaw.name(), null, false, false);
        this.flaw = flaw;
    }

    /** What is wrong. */
    public Flaw flaw() {
        return flaw;
    }
}
