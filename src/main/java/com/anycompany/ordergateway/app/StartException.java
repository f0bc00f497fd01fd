package com.anycompany.ordergateway.app;

/** The gateway cannot start. The message is the one line that an operator needs. */
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StartException(String message, Throwable cause) {
        super(message, cause);
    }

    StartException(String message) {
        super(message);
    }

    /** What to print of a failed start: the message, or the kind of a failure that nobody foresaw. */
    public static String inOneLine(Throwable failure) {
        return failure instanceof StartException || failure instanceof IllegalStateException
                ? "cannot start: " + failure.getMessage()
                : "cannot start: " + failure.getClass().getSimpleName() + ": " + failure.getMessage();
    }
}
