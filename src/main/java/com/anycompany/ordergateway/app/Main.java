package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.config.ConfigurationException;
import com.anycompany.ordergateway.config.Settings;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** {@code java -jar order-gateway.jar serve}: one jar, the role by argument. */
public final class Main {
    private static final Logger LOG = LoggerFactory.getLogger(Main.class);
    private static final String USAGE = "usage: java -jar order-gateway.jar serve";
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private Main() {}

    /** Runs the role until a signal ends it. Exits 0 after an orderly end, 1 if it cannot start, 2 on other arguments. */
    public static void main(String... arguments) {
        if (!List.of(arguments).equals(List.of("serve"))) {
            end(USAGE, MISUSED);
            return;
        }
        try {
            serve(Settings.read(System.getenv()));
        } catch (ConfigurationException refused) {
            end("configuration refused\n  " + String.join("\n  ", refused.faults()), FAILED);
        }
    }

    private static void serve(Settings settings) {
        LOG.atInfo().addKeyValue("settings", settings.printed().values()).log("starting");
        var vertx = Vertx.vertx();
        Future.succeededFuture(settings)
                .compose(read -> Gateway.start(vertx, read, AwsAccess.ofEnvironment()))
                .onSuccess(gateway -> {
                    ShutdownHook.install(() -> gateway.stop().eventually(vertx::close), gateway.longestStop());
                    LOG.atInfo().addKeyValue("port", gateway.port()).log("ready");
                })
                .onFailure(failure -> end(StartException.inOneLine(failure), FAILED));
    }

    private static void end(String line, int status) {
        System.err.println(line);
        System.exit(status);
    }
}
