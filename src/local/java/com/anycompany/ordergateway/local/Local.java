package com.anycompany.ordergateway.local;

import com.anycompany.ordergateway.app.Gateway;
import com.anycompany.ordergateway.app.ShutdownHook;
import com.anycompany.ordergateway.app.StartException;
import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.config.ConfigurationException;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.telemetry.Logs;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.Map;

/** The gateway on a laptop, with AWS embedded beside it: what {@code mvn -Plocal} runs. */
public final class Local {
    /** Told apart from a crash by the build, which then adds no trace of its own to the line that says why. */
    private static final int CANNOT_START = 3;

    private Local() {}

    /**
     * Starts both and says what is ready. {@code PORT} moves the gateway, {@code LOCAL_AWS_PORT} the embedded AWS, and
     * {@code ORDERS_DATA} names a folder that keeps the orders over a restart.
     */
    public static void main(String... arguments) {
        try {
            start(System.getenv());
        } catch (PortInUseException | ConfigurationException | IllegalArgumentException refused) {
            end("cannot start: " + refused.getMessage());
        }
    }

    private static void start(Map<String, String> given) {
        var aws = LocalAws.start(options(given));
        var settings = Settings.read(LocalEnvironment.of(given, aws));
        var access = AwsAccess.at(aws.endpoint(), aws.region(), aws.accessKey(), aws.secretKey());
        var vertx = Vertx.vertx();
        Gateway.start(vertx, settings, access)
                .onSuccess(gateway -> {
                    ShutdownHook.install(
                            () -> gateway.stop().eventually(vertx::close).onComplete(ended -> aws.close()),
                            gateway.longestStop());
                    System.out.println(welcome(gateway.port(), aws));
                })
                .onFailure(failure -> end(StartException.inOneLine(failure)));
    }

    private static LocalAwsOptions options(Map<String, String> given) {
        var port = given.getOrDefault("LOCAL_AWS_PORT", "4566");
        if (!port.matches("[0-9]{1,5}") || Integer.parseInt(port) > 65_535) {
            throw new IllegalArgumentException("LOCAL_AWS_PORT: " + port + " (expected: 0..65535)");
        }
        var options = LocalAwsOptions.usual().inSandbox().onPort(Integer.parseInt(port));
        var folder = given.getOrDefault("ORDERS_DATA", "");
        return folder.isEmpty() ? options : options.keptIn(Path.of(folder));
    }

    private static String welcome(int port, LocalAws aws) {
        return """

                The gateway takes orders on http://127.0.0.1:%1$d, with embedded AWS on %2$s
                (open it in a browser to see what arrived). Try:

                  curl -i http://127.0.0.1:%1$d/orders -H 'Content-Type: application/json' \\
                    -d '{"order_id": "12345", "product": "Laptop", "price": 999.99}'
                  curl http://127.0.0.1:%1$d/orders/12345

                Ctrl-C ends it.
                """.formatted(port, aws.endpoint());
    }

    private static void end(String line) {
        System.err.println(line);
        Logs.close().onComplete(closed -> System.exit(CANNOT_START));
    }
}
