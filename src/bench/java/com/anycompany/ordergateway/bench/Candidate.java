package com.anycompany.ordergateway.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;

/** One form of the job as a process of its own. What it prints is kept under {@code target/bench}. */
final class Candidate implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "bench");
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration LOOK = Duration.ofMillis(5);
    private static final Pattern MEMORY = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private final String name;
    private final Process process;
    private final int port;
    private final Instant begun;

    private Candidate(String name, Process process, int port, Instant begun) {
        this.name = name;
        this.process = process;
        this.port = port;
        this.begun = begun;
    }

    /**
     * Starts a Java process and waits until its port is open.
     *
     * @param words of the command, after the name of the program
     */
    static Candidate start(String name, List<String> words, Map<String, String> environment) {
        try {
            Files.createDirectories(LOGS);
            var port = freePort();
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(words);
            var builder = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(LOGS.resolve(name + ".log").toFile());
            builder.environment().putAll(environment);
            builder.environment().put("PORT", Integer.toString(port));
            builder.environment().put("HOST", "127.0.0.1");
            var begun = Instant.now();
            var candidate = new Candidate(name, builder.start(), port, begun);
            candidate.awaitPort();
            return candidate;
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    String name() {
        return name;
    }

    int port() {
        return port;
    }

    /** When the process was begun. */
    Instant begun() {
        return begun;
    }

    /** Processor time that it has used, by the system's account of it. */
    Duration processorTime() {
        return process.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    /** Resident memory, in MiB; 0 where the system does not tell. */
    long memory() {
        try {
            var status = MEMORY.matcher(Files.readString(Path.of("/proc/" + process.pid() + "/status")));
            return status.find() ? Long.parseLong(status.group(1)) / 1024 : 0;
        } catch (IOException untold) {
            return 0;
        }
    }

    @Override
    public void close() {
        process.destroy();
        try {
            if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void awaitPort() {
        while (!open()) {
            if (!process.isAlive() || Instant.now().isAfter(begun.plus(PATIENCE))) {
                close();
                throw new IllegalStateException(name + " does not serve (expected: as its log says)");
            }
            Rest.of(LOOK);
        }
    }

    private boolean open() {
        try (var socket = new Socket()) {
            socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException closed) {
            return false;
        }
    }

    private static int freePort() throws IOException {
        try (var socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
