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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One event loop of the entrance. */
final class ServerLoop extends VerticleBase {
    private static final Logger LOG = LoggerFactory.getLogger(ServerLoop.class);

    private final Exchanges exchanges;
    private final Refusals refusals;
    private final HttpOptions options;
    private final SocketAddress address;

    private @Nullable HttpServer server;

    ServerLoop(RequestHandler handler, RequestIds requestIds, HttpOptions options, SocketAddress address) {
        this.exchanges = new Exchanges(handler, requestIds);
        this.refusals = new Refusals(requestIds);
        this.options = options;
        this.address = address;
    }

    @Override
    public Future<?> start() {
        var router = Router.router(vertx);
        router.route().handler(routing -> exchanges.answer(routing.request()));
        var opened = vertx.createHttpServer(serverOptions())
                .connectionHandler(connection -> RequestGuard.install(Channels.of(connection), refusals, options))
                .requestHandler(router)
                .invalidRequestHandler(exchanges::refuse)
                .exceptionHandler(fault -> LOG.atDebug().setCause(fault).log("connection failed"));
        server = opened;
        return opened.listen(address);
    }

    int port() {
        return opened().actualPort();
    }

    /** Stops listening and tells every guard, which sees to the rest; see {@link RequestGuard}. */
    Future<Void> drain(Duration patience) {
        return opened().shutdown(patience.toMillis(), TimeUnit.MILLISECONDS);
    }

    private HttpServer opened() {
        if (server == null) {
            throw new IllegalStateException("server: not started (expected: open)");
        }
        return server;
    }

    /** Its own limits stand just behind the guard's, which knows how to answer. */
    private static HttpServerOptions serverOptions() {
        return new HttpServerOptions()
                .setHttp2ClearTextEnabled(false)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHandle100ContinueAutomatically(false)
                .setMaxInitialLineLength(2 * RequestLine.LONGEST_TARGET)
                .setMaxHeaderSize(HeadScanner.LARGEST_FIELDS);
    }
}
