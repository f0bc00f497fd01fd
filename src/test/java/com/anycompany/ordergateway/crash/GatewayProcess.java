package com.anycompany.ordergateway.crash;

import com.anycompany.ordergateway.app.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** The packaged gateway as a process of its own. What it prints is kept under {@code target/crashes}. */
public final class GatewayProcess {
    private static final Path JAR = Path.of("target", "order-gateway.jar");
    private static final Path LOGS = Path.of("target", "crashes");
    private static final Pattern READY = Pattern.compile("\"message\":\"ready\".*\"port\":(\\d+)");
    private static final Duration PATIENCE = Duration.ofMinutes(3);

    private final String name;
    private final Path log;
    private final Process process;
    private final int port;

    private GatewayProcess(String name, Path log, Process process) {
        this.name = name;
        this.log = log;
        this.process = process;
        try {
            this.port = Eventually.get(PATIENCE, this::portIfReady, OptionalInt::isPresent)
                    .orElseThrow();
        } catch (AssertionError notReady) {
            process.destroyForcibly();
            throw notReady;
        }
    }

    /** Starts one and waits until it is ready; one that is not in time is killed. */
    public static GatewayProcess start(String name, Map<String, String> settings) {
        try {
            Files.createDirectories(LOGS);
            var log = LOGS.resolve(name + ".log");
            var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
            var builder = new ProcessBuilder(
                            java,
                            "-Xmx256m",
                            "-XX:+UseSerialGC",
                            "-XX:TieredStopAtLevel=1",
                            "-jar",
                            JAR.toString(),
                            "serve")
                    .redirectErrorStream(true)
                    .redirectOutput(log.toFile());
            builder.environment().putAll(settings);
            return new GatewayProcess(name, log, builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** The port that it takes orders on. */
    public int port() {
        return port;
    }

    /** {@code SIGKILL}; gone when this returns. */
    public void kill() {
        process.destroyForcibly();
        exit(PATIENCE);
    }

    /** {@code SIGTERM}, without waiting. */
    void terminate() {
        process.destroy();
    }

    /** {@code SIGSTOP}. */
    void freeze() {
        Signals.send("STOP", process);
    }

    /** {@code SIGCONT}. */
    void thaw() {
        Signals.send("CONT", process);
    }

    /** The status that it ends with. Fails if it does not end within {@code patience}. */
    int exit(Duration patience) {
        try {
            if (!process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new AssertionError(name + " still runs after " + patience + ", see " + log);
            }
            return process.exitValue();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    /** The lines that it has printed so far. */
    public List<String> printed() {
        try {
            return Files.readAllLines(log);
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    @Override
    public String toString() {
        return name;
    }

    private OptionalInt portIfReady() {
        if (!process.isAlive()) {
            throw new AssertionError(name + " ended with " + process.exitValue() + ", see " + log);
        }
        try {
            var found = READY.matcher(Files.readString(log));
            return found.find() ? OptionalInt.of(Integer.parseInt(found.group(1))) : OptionalInt.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }
}
