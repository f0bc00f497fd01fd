package com.anycompany.ordergateway.http;

import com.anycompany.ordergateway.api.RequestHandler;
import com.anycompany.ordergateway.api.RequestIds;
import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.SocketAddress;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** One event loop of the entrance. */
final class ServerLoop extends VerticleBase {
    private final Exchanges exchanges;
    private final SocketAddress address;

    private @Nullable HttpServer server;

    ServerLoop(RequestHandler handler, RequestIds requestIds, HttpOptions options, SocketAddress address) {
        this.exchanges = new Exchanges(handler, requestIds);
        this.address = address;
    }

    @Override
    public Future<?> start() {
        var router = Router.router(vertx);
        router.route().handler(routing -> exchanges.answer(routing.request()));
        var opened =
                vertx.createHttpServer(serverOptions()).requestHandler(router).invalidRequestHandler(exchanges::refuse);
        server = opened;
        return opened.listen(address);
    }

    int port() {
        return opened().actualPort();
    }

    Future<Void> drain(Duration patience) {
        return opened().shutdown(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private HttpServer opened() {
        if (server == null) {
            throw new IllegalStateException("server: not started (expected: open)");
        }
        return server;
    }

    private static HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHandle100ContinueAutomatically(false);
    }
}
