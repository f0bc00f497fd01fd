package com.anycompany.ordergateway.app;

/** A command was given what it does not understand. The message says what, in one line. */
final class UsageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UsageException(String message) {
        super(message);
    }
}
