package com.anycompany.ordergateway.operations;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.util.function.Supplier;

/**
 * Steps one after the other, however many. A chain of {@code compose} would keep every step in memory until the last
 * one, and end them all inside each other.
 */
final class Loop {
    private final Supplier<Future<Boolean>> step;
    private final Promise<Void> over = Promise.promise();

    private Loop(Supplier<Future<Boolean>> step) {
        this.step = step;
    }

    /** Takes {@code step} again as long as it says so. Fails with the first failure of a step. */
    static Future<Void> whileTrue(Supplier<Future<Boolean>> step) {
        var loop = new Loop(step);
        loop.run();
        return loop.over.future();
    }

    private void run() {
        var again = true;
        while (again) {
            var taken = Future.succeededFuture().compose(ready -> step.get());
            if (!taken.isComplete()) {
                taken.onComplete(late -> {
                    if (goesOn(taken)) {
                        run();
                    }
                });
                return;
            }
            again = goesOn(taken);
        }
    }

    private boolean goesOn(Future<Boolean> taken) {
        if (taken.failed()) {
            over.fail(taken.cause());
            return false;
        }
        if (!taken.result()) {
            over.complete();
        }
        return taken.result();
    }
}
