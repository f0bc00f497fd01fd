package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.aws.Finding;
import com.anycompany.ordergateway.aws.Preflight;
import com.anycompany.ordergateway.time.Timer;
import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks at every dependency now and then, so that what {@code ready} says of them stays true; logs what changes. */
final class HealthWatch {
    private static final Logger LOG = LoggerFactory.getLogger(HealthWatch.class);
    private static final Duration BETWEEN = Duration.ofSeconds(30);

    private final Preflight preflight;
    private final StandingHealth health;
    private final Timer timer;
    private List<Finding> last = List.of();
    private volatile boolean stopped;

    HealthWatch(Preflight preflight, StandingHealth health, Timer timer) {
        this.preflight = preflight;
        this.health = health;
        this.timer = timer;
    }

    /** Looks once. Does not fail: what goes wrong is a finding. */
    Future<List<Finding>> look() {
        return preflight.look().onSuccess(findings -> {
            findings.stream().filter(finding -> !last.contains(finding)).forEach(this::log);
            last = findings;
            health.found(findings);
        });
    }

    /** Goes on looking until {@link #stop}. */
    void start() {
        timer.after(BETWEEN, () -> {
            if (!stopped) {
                look().onComplete(looked -> start());
            }
        });
    }

    void stop() {
        stopped = true;
    }

    private void log(Finding finding) {
        var line = finding.state() == Finding.State.WELL ? LOG.atInfo() : LOG.atWarn();
        line.addKeyValue("dependency", finding.dependency())
                .addKeyValue("name", finding.name())
                .addKeyValue("state", finding.state().name())
                .log(finding.inWords());
    }
}
