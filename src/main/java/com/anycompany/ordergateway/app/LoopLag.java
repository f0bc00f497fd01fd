package com.anycompany.ordergateway.app;

import com.anycompany.ordergateway.meters.Measures;
import io.vertx.core.DeploymentOptions;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.Vertx;
import java.time.Duration;

/** Sets an alarm on an event loop ten times a second, and tells how late it rings: work that blocks the loop shows so. */
final class LoopLag extends VerticleBase {
    private static final Duration BETWEEN = Duration.ofMillis(100);

    private final Measures measures;
    private long due;

    private LoopLag(Measures measures) {
        this.measures = measures;
    }

    /** Watches all {@code loops}. Completes when each is watched. */
    static Future<String> watch(Vertx vertx, Measures measures, int loops) {
        var options = new DeploymentOptions().setInstances(loops);
        return vertx.deployVerticle(() -> new LoopLag(measures), options);
    }

    @Override
    public Future<?> start() throws Exception {
        set();
        return super.start();
    }

    private void set() {
        due = System.nanoTime() + BETWEEN.toNanos();
        vertx.setTimer(BETWEEN.toMillis(), fired -> {
            measures.loopLag(Duration.ofNanos(Math.max(0, System.nanoTime() - due)));
            set();
        });
    }
}
