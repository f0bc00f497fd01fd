package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.config.ConfigurationException;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.telemetry.Logs;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code java -jar order-gateway.jar serve}: one jar, the role by argument. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final String COMMAND = "java -jar order-gateway.jar ";
    private static final String REHEARSE = "rehearse";

    /** A command has its loop to itself, and first calls are slow: no warning of that among its lines. */
    private static final Duration NOBODY_WAITS = Duration.ofMinutes(1);

    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /**
     * Runs a role. {@code serve} runs until a signal ends it and exits 0 after an orderly end, 1 if it cannot start. The
     * others end by themselves: 0 if all is well or done, 1 if something was found or could not be done. 2 on arguments
     * that nobody understands. {@code rehearse} reads no settings and needs no AWS: it is the training run of a JVM's cache.
     */
    public static void main(String... arguments) {
        var words = List.of(arguments);
        try {
            if (words.equals(List.of("serve"))) {
                serve(Settings.read(System.getenv()));
            } else if (words.size() == 2 && words.getFirst().equals(REHEARSE)) {
                rehearse(seconds(words.getLast()));
            } else {
                operate(errand(words), Settings.read(System.getenv()));
            }
        } catch (UsageException misused) {
            end(misused.getMessage() + "\n" + usage(), MISUSED);
        } catch (ConfigurationException refused) {
            end("configuration refused\n  " + String.join("\n  ", refused.faults()), FAILED);
        }
    }

    private static Errand errand(List<String> words) {
        return Role.named(words.isEmpty() ? "" : words.getFirst())
                .map(role -> role.errand(words.subList(1, words.size())))
                .orElseThrow(() -> new UsageException("no such role"));
    }

    private static String usage() {
        var lines = Arrays.stream(Role.values()).flatMap(role -> role.usage().lines());
        return Stream.concat(Stream.of("serve", REHEARSE + " <seconds>"), lines)
                .map(line -> "  " + COMMAND + line)
                .collect(Collectors.joining("\n", "usage:\n", ""));
    }

    private static void operate(Errand errand, Settings settings) {
        var vertx = Vertx.vertx(vertxOptions().setMaxEventLoopExecuteTime(NOBODY_WAITS.toNanos()));
        Future.succeededFuture(settings)
                .compose(read -> Role.run(errand, read, AwsAccess.ofEnvironment(), vertx, System.out::println))
                .onSuccess(Main::exit)
                .onFailure(failure -> end("failed: " + failure.getMessage(), FAILED));
    }

    private static void serve(Settings settings) {
        LOG.atInfo().addKeyValue("settings", settings.printed().values()).log("starting");
        var vertx = Vertx.vertx(vertxOptions().setEventLoopPoolSize(Startup.loops(settings.http())));
        Future.succeededFuture(settings)
                .compose(read -> Gateway.start(vertx, read, AwsAccess.ofEnvironment()))
                .onSuccess(gateway -> {
                    ShutdownHook.install(() -> gateway.stop().eventually(vertx::close), gateway.longestStop());
                    LOG.atInfo().addKeyValue("port", gateway.port()).log("ready");
                })
                .onFailure(failure -> end(StartException.inOneLine(failure), FAILED));
    }

    private static void rehearse(Duration time) {
        Rehearsal.play(Vertx.vertx(vertxOptions()), time)
                .map(orders -> orders > 0 ? 0 : FAILED)
                .onSuccess(Main::exit);
    }

    private static Duration seconds(String word) {
        return Duration.ofSeconds(Arguments.positive(REHEARSE, word));
    }

    /** Vert.x without the folder for files of the class path, of which nothing is served: a root may be read-only. */
    static VertxOptions vertxOptions() {
        return new VertxOptions()
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false));
    }

    private static void end(String line, int status) {
        System.err.println(line);
        exit(status);
    }

    /** Ends on the log's thread: what a JVM writes down at its end would block an event loop for long. */
    private static void exit(int status) {
        Logs.close().onComplete(closed -> System.exit(status));
    }
}
