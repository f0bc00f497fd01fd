package com.anycompany.ordergateway.crash;

import com.anycompany.ordergateway.app.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A function as Lambda runs it: the archive unpacked, a JVM with the real runtime interface client and nothing else on its
 * class path. What it prints is kept under {@code target/crashes}.
 */
final class FunctionProcess implements AutoCloseable {
    private static final Path LOGS = Path.of("target", "crashes");
    private static final Duration PATIENCE = Duration.ofSeconds(40);
    private static final String CLIENT = "com.amazonaws.services.lambda.runtime.api.client.AWSLambda";
    private static final String LIBRARY =
            "com.amazonaws.services.lambda.runtime.api.client.runtimeapi.NativeClient.JNI";

    private final RuntimeApi api = new RuntimeApi();
    private final Process process;
    private final Path log;
    private final Instant begun = Instant.now();

    private FunctionProcess(String name, String handler, Map<String, String> environment, List<String> options) {
        try {
            Files.createDirectories(LOGS);
            log = LOGS.resolve(name + ".log");
            var task = FunctionArchive.task();
            var command = new ArrayList<String>();
            command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
            command.addAll(List.of("-Xmx256m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1"));
            command.addAll(
                    List.of("--enable-native-access=ALL-UNNAMED", "-D" + LIBRARY + "=" + FunctionArchive.library()));
            command.addAll(options);
            command.addAll(List.of("-cp", FunctionArchive.client(), CLIENT, handler));
            var builder = new ProcessBuilder(command)
                    .directory(task.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(log.toAbsolutePath().toFile());
            builder.environment().putAll(environment);
            builder.environment().put("AWS_LAMBDA_RUNTIME_API", api.address());
            builder.environment().put("LAMBDA_TASK_ROOT", task.toString());
            builder.environment().put("_HANDLER", handler);
            process = builder.start();
        } catch (IOException e) {
            throw new UncheckedIOException(name, e);
        }
    }

    /** Starts the function of {@code handler}, a class of the package {@code lambda}, without waiting for it. */
    static FunctionProcess start(String name, String handler, Map<String, String> environment, String... options) {
        return new FunctionProcess(
                name, "com.anycompany.ordergateway.lambda." + handler, environment, List.of(options));
    }

    /** Waits until it is made; how long that took. */
    Duration untilInitialised() {
        return Duration.between(begun, get(api.initialised()));
    }

    /** What it makes of {@code event}, with {@code limit} to do so; fails if it throws. */
    String invoke(byte[] event, Duration limit) {
        var result = get(api.invoke(event, limit));
        if (result.failed()) {
            throw new AssertionError("thrown: " + result.document() + ", see " + log);
        }
        return result.document();
    }

    /**
     * The same as Lambda does it: a function that has not answered when {@code timeOut} is over is ended, and its caller
     * gets nothing. After {@code stall} it stands still, as if it had no processor.
     *
     * <p>Source: AWS Lambda, "Configure Lambda function timeout".
     */
    Optional<String> invokeOrEnd(byte[] event, Duration timeOut, Duration stall) {
        var result = api.invoke(event, timeOut);
        try {
            if (stall.compareTo(timeOut) < 0) {
                Eventually.pause(stall);
                freeze();
            }
            var left = timeOut.minus(stall.compareTo(timeOut) < 0 ? stall : Duration.ZERO);
            return Optional.of(
                    result.get(left.toMillis(), TimeUnit.MILLISECONDS).document());
        } catch (TimeoutException over) {
            close();
            return Optional.empty();
        } catch (ExecutionException e) {
            throw new AssertionError("see " + log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }

    RuntimeApi api() {
        return api;
    }

    long pid() {
        return process.pid();
    }

    boolean alive() {
        return process.isAlive();
    }

    /** {@code SIGSTOP}: what Lambda's freezing comes to. */
    void freeze() {
        Signals.send("STOP", process);
    }

    /** {@code SIGCONT}. */
    void thaw() {
        Signals.send("CONT", process);
    }

    /** {@code SIGTERM}; waits until the JVM has ended in order. */
    void end() {
        process.destroy();
        await();
    }

    /** {@code SIGKILL}; gone when this returns. */
    @Override
    public void close() {
        process.destroyForcibly();
        await();
        api.close();
    }

    private void await() {
        try {
            process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Everything that it printed. */
    String printed() {
        try {
            return Files.readString(log);
        } catch (IOException e) {
            throw new UncheckedIOException(log.toString(), e);
        }
    }

    <T> T get(CompletableFuture<T> future) {
        try {
            return future.get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException e) {
            throw new AssertionError((process.isAlive() ? "no answer" : "ended") + ", see " + log, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError("interrupted", e);
        }
    }
}
