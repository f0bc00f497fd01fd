package com.anycompany.ordergateway.local;

/** Another program listens where the embedded AWS was to; the message is a line for a person. */
public final class PortInUseException extends RuntimeException {
    PortInUseException(int port, Throwable cause) {
        super("port " + port + " of 127.0.0.1 is in use (expected: free for the embedded AWS)", cause);
    }
}
