package com.anycompany.ordergateway.local;

import java.nio.file.Path;

/**
 * How the embedded AWS is to run.
 *
 * @param port of 127.0.0.1; 0 takes any free one
 * @param sandbox whether SES writes to verified addresses only, and SNS says the like of text messages, as in a new
 *     account
 */
public record LocalAwsOptions(int port, Storage storage, boolean sandbox) {
    private static final int USUAL_PORT = 4566;
    private static final int HIGHEST_PORT = 65_535;

    public LocalAwsOptions {
        if (port < 0 || port > HIGHEST_PORT) {
            throw new IllegalArgumentException("port: " + port + " (expected: 0..65535)");
        }
    }

    /** On port 4566, in memory, out of the sandbox. */
    public static LocalAwsOptions usual() {
        return new LocalAwsOptions(USUAL_PORT, new Storage.InMemory(), false);
    }

    public static LocalAwsOptions onAnyPort() {
        return usual().onPort(0);
    }

    public LocalAwsOptions onPort(int port) {
        return new LocalAwsOptions(port, storage, sandbox);
    }

    public LocalAwsOptions keptIn(Path folder) {
        return new LocalAwsOptions(port, new Storage.InFolder(folder), sandbox);
    }

    public LocalAwsOptions inSandbox() {
        return new LocalAwsOptions(port, storage, true);
    }
}
