package com.anycompany.ordergateway.crash;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;

/** Signals that Java cannot send itself. */
final class Signals {
    private Signals() {}

    /** Sends {@code signal}, named without its {@code SIG}, to a process that is ours. */
    static void send(String signal, Process process) {
        try {
            var sent = new ProcessBuilder(List.of("kill", "-" + signal, Long.toString(process.pid())))
                    .inheritIO()
                    .start();
            if (sent.waitFor() != 0) {
                throw new AssertionError("no " + signal + " for " + process.pid());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(signal, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
