package com.anycompany.ordergateway.local.door;

/** The caller gets no answer: its connection ends. */
final class NoAnswer extends RuntimeException {
    NoAnswer() {
        super("an injected fault", null, false, false);
    }
}
