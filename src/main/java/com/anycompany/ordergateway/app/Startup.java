package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.api.Api;
import com.anycompany.ordergateway.api.RequestIds;
import com.anycompany.ordergateway.aws.AwsAccess;
import com.anycompany.ordergateway.aws.Finding;
import com.anycompany.ordergateway.config.Settings;
import com.anycompany.ordergateway.http.HttpEntrance;
import com.anycompany.ordergateway.http.HttpOptions;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.BindException;
import java.time.Duration;
import java.util.List;

/** The steps of the start, and which of their failures end it. */
final class Startup {
    private static final int LOOKS = 3;
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(300);

    private Startup() {}

    /** Resolves the credentials, which may block, before anybody waits for an answer. */
    static Future<Void> resolveCredentials(Vertx vertx, AwsAccess access) {
        return vertx.executeBlocking(() -> {
                    access.resolve();
                    return access;
                })
                .recover(failure -> Future.failedFuture(new StartException(
                        "no AWS credentials (expected: in the environment, a profile or a role)", failure)))
                .mapEmpty();
    }

    /**
     * Looks at every dependency. A missing table ends the start; anything else is named and served around. A fresh process
     * on a busy machine may be too slow for its own limits, so that what seems out of reach is looked at again.
     */
    static Future<Void> look(HealthWatch watch, Timer timer) {
        return look(watch, timer, LOOKS).compose(Startup::refuseWithoutTable);
    }

    private static Future<List<Finding>> look(HealthWatch watch, Timer timer, int looks) {
        return watch.look().compose(findings -> {
            var outOfReach = findings.stream().anyMatch(finding -> finding.state() == Finding.State.OUT_OF_REACH);
            return outOfReach && looks > 1
                    ? timer.pause(BETWEEN_LOOKS).compose(paused -> look(watch, timer, looks - 1))
                    : Future.succeededFuture(findings);
        });
    }

    private static Future<Void> refuseWithoutTable(List<Finding> findings) {
        var table = findings.getFirst();
        return table.state() == Finding.State.MISSING
                ? Future.failedFuture(new StartException(table.inWords()))
                : Future.succeededFuture();
    }

    /** Opens the port. */
    static Future<HttpEntrance> open(Vertx vertx, Api api, RequestIds requestIds, Settings.Http http) {
        return HttpEntrance.open(vertx, api, requestIds, HttpOptions.on(http.host(), http.port(), loops(http)))
                .recover(failure -> Future.failedFuture(
                        failure instanceof BindException
                                ? new StartException(
                                        "port " + http.port() + " is in use (expected: a free one; PORT chooses)",
                                        failure)
                                : failure));
    }

    static int loops(Settings.Http http) {
        return http.loops() == 0 ? Runtime.getRuntime().availableProcessors() : http.loops();
    }
}
