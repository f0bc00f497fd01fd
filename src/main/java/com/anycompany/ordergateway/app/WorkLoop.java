package com.anycompany.ordergateway.app;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.file.FileSystemOptions;
import java.util.function.Supplier;

/** One event loop for a process without a port: all of its work is done there, whichever thread asks. */
final class WorkLoop implements AutoCloseable {
    private final Vertx vertx;
    private final Context context;

    private WorkLoop(Vertx vertx) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
    }

    /** Starts it, without what only a server needs. */
    static WorkLoop start() {
        return new WorkLoop(Vertx.vertx(new VertxOptions()
                .setEventLoopPoolSize(1)
                .setFileSystemOptions(
                        new FileSystemOptions().setFileCachingEnabled(false).setClassPathResolvingEnabled(false))));
    }

    /** Its clock and alarm. */
    VertxTimer timer() {
        return new VertxTimer(vertx);
    }

    /** Does {@code work} on the loop. Never throws. */
    <T> Future<T> run(Supplier<Future<T>> work) {
        var done = Promise.<T>promise();
        context.runOnContext(
                turn -> Future.succeededFuture().compose(begun -> work.get()).onComplete(done));
        return done.future();
    }

    @Override
    public void close() {
        vertx.close();
    }
}
